using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gateway.Tests.Tls;

/// <summary>An authority of a test's own, and the certificates that it signs, as PEM files.</summary>
internal sealed class Authority : IDisposable
{
    public const string ForServers = "1.3.6.1.5.5.7.3.1";
    public const string ForClients = "1.3.6.1.5.5.7.3.2";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("matching-tls-");
    private readonly X509Certificate2 root;
    private int serial;

    public Authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        root = request.CreateSelfSigned(Now.AddYears(-1), Now.AddYears(10));
        File = Path.Combine(folder.FullName, "ca.crt");
        System.IO.File.WriteAllText(File, root.ExportCertificatePem());
    }

    /// <summary>The authority's own certificate.</summary>
    public string File { get; }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>Signs a certificate for a name, and stores it with its key under another.</summary>
    public (string Certificate, string Key) Issue(string file, string name, string purpose, bool expired = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={file}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        var until = expired ? Now.AddDays(-1) : Now.AddDays(30);
        using var signed = request.Create(root, Now.AddDays(-10), until, [1, (byte)Interlocked.Increment(ref serial)]);
        var (certificate, secret) = (Path.Combine(folder.FullName, $"{file}.crt"), Path.Combine(folder.FullName, $"{file}.key"));
        System.IO.File.WriteAllText(secret, key.ExportPkcs8PrivateKeyPem());
        System.IO.File.WriteAllText(certificate, signed.ExportCertificatePem());
        return (certificate, secret);
    }

    public void Dispose()
    {
        root.Dispose();
        folder.Delete(recursive: true);
    }
}
