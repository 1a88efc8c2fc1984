using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Operations.Tls;

/// <summary>The two ends of an encrypted connection between programs of ours.</summary>
public static class TlsEnds
{
    private const SslProtocols Protocols = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <summary>Serves HTTP/2 with a certificate; where an authority is named, only to those whose certificate it signed and who bear the name.</summary>
    public static void UseTls(this ListenOptions endpoint, TlsOptions options, TimeProvider clock, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(options);
        var own = new CertificateFile(options.Certificate, options.Key, logger);
        var clients = options.Authority.Length > 0 ? new AuthorityFile(options.Authority, options.Peer, AuthorityFile.ForClients, clock, logger) : null;
        endpoint.Protocols = HttpProtocols.Http2;
        endpoint.UseHttps(new TlsHandshakeCallbackOptions
        {
            OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions
            {
                ServerCertificateContext = own.Current(),
                EnabledSslProtocols = Protocols,
                ApplicationProtocols = [SslApplicationProtocol.Http2],
                ClientCertificateRequired = clients is not null,
                // A session that is taken up again would not show its certificate again.
                AllowTlsResume = clients is null,
                CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                RemoteCertificateValidationCallback = clients is null ? null : (_, shown, chain, _) => clients.Believes(shown as X509Certificate2, chain),
            }),
        });
    }

    /// <summary>How a client connects: what it shows, and whom it believes.</summary>
    public static SslClientAuthenticationOptions ToClient(this TlsOptions options, TimeProvider clock, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        var own = options.Certificate.Length > 0 ? new CertificateFile(options.Certificate, options.Key, logger) : null;
        var servers = options.Authority.Length > 0 ? new AuthorityFile(options.Authority, options.Peer, AuthorityFile.ForServers, clock, logger) : null;
        return new SslClientAuthenticationOptions
        {
            TargetHost = options.Peer,
            EnabledSslProtocols = Protocols,
            AllowTlsResume = own is null,
            LocalCertificateSelectionCallback = own is null ? null : (_, _, _, _, _) => own.Current().TargetCertificate,
            RemoteCertificateValidationCallback = servers is null
                ? (_, _, _, errors) => errors == SslPolicyErrors.None
                : (_, shown, chain, _) => servers.Believes(shown as X509Certificate2, chain),
        };
    }
}
