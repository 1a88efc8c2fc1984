using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Operations.Tls;

/// <summary>One's own certificate and key, as they stand in their files now.</summary>
internal sealed class CertificateFile(string certificate, string key, ILogger logger)
{
    private readonly Rotating<SslStreamCertificateContext> file = new([certificate, key], Make, logger);

    /// <summary>The certificate with those between it and the authority.</summary>
    public SslStreamCertificateContext Current() => file.Current();

    /// <summary>Whether the two files hold a certificate and its key.</summary>
    public static bool IsReadable(string certificate, string key)
    {
        try
        {
            Make([File.ReadAllText(certificate), File.ReadAllText(key)]);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    private static SslStreamCertificateContext Make(IReadOnlyList<string> contents)
    {
        var own = X509Certificate2.CreateFromPem(contents[0], contents[1]);
        var between = new X509Certificate2Collection();
        between.ImportFromPem(contents[0]);
        between.RemoveAt(0);
        return SslStreamCertificateContext.Create(own, between, offline: true);
    }
}
