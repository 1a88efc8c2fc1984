using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Operations.Tls;

/// <summary>Those who sign the other side's certificates, as their file stands now; and whether one of them has signed what the other side shows.</summary>
/// <param name="authority">The file.</param>
/// <param name="peer">The name that the other side must bear.</param>
/// <param name="purpose">What its certificate must be for.</param>
/// <param name="clock">By which certificates expire.</param>
/// <param name="logger">Is told of changes of the file, and whom was not believed.</param>
internal sealed partial class AuthorityFile(string authority, string peer, Oid purpose, TimeProvider clock, ILogger logger)
{
    /// <summary>Certificates of servers.</summary>
    public static readonly Oid ForServers = new("1.3.6.1.5.5.7.3.1");

    /// <summary>Certificates of clients.</summary>
    public static readonly Oid ForClients = new("1.3.6.1.5.5.7.3.2");

    private readonly Rotating<X509Certificate2Collection> file = new([authority], Make, logger);

    /// <summary>Whether the file holds certificates.</summary>
    public static bool IsReadable(string authority)
    {
        try
        {
            return Make([File.ReadAllText(authority)]).Count > 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Whether the other side is who it should be: signed by an authority, in its time, for the purpose, and of that name.</summary>
    /// <param name="shown">What it shows; null for nothing.</param>
    /// <param name="beside">The certificates that it sent beside that.</param>
    public bool Believes(X509Certificate2? shown, X509Chain? beside)
    {
        if (shown is null)
        {
            LogRefused("no certificate");
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(file.Current());
        chain.ChainPolicy.ExtraStore.AddRange(file.Current());
        chain.ChainPolicy.ExtraStore.AddRange(beside?.ChainPolicy.ExtraStore ?? []);
        chain.ChainPolicy.ApplicationPolicy.Add(purpose);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = clock.GetUtcNow().UtcDateTime;
        if (!chain.Build(shown))
        {
            LogRefused(string.Join(", ", chain.ChainStatus.Select(status => status.Status)));
            return false;
        }

        if (!shown.MatchesHostname(peer, allowWildcards: false, allowCommonName: false))
        {
            LogRefused("another name");
            return false;
        }

        return true;
    }

    private static X509Certificate2Collection Make(IReadOnlyList<string> contents)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(contents[0]);
        return authorities.Count > 0 ? authorities : throw new CryptographicException("No certificate.");
    }

    [LoggerMessage(EventId = 3203, Level = LogLevel.Warning, Message = "The other side was not believed: {Why}")]
    private partial void LogRefused(string why);
}
