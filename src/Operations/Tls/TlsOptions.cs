namespace Operations.Tls;

/// <summary>
/// How two programs of ours speak to each other: what they show, and whom they believe. Files are PEM, and are read again with every new connection, so a certificate
/// that is renewed on disk is in use without a restart.
/// </summary>
public sealed class TlsOptions
{
    /// <summary>File of one's own certificate, followed by those between it and the authority; empty for none.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>File of its private key.</summary>
    public string Key { get; set; } = "";

    /// <summary>File of the authorities, one of which must have signed the other side's certificate. A server without it asks for no certificate; a client without it believes those of its system.</summary>
    public string Authority { get; set; } = "";

    /// <summary>DNS name that the other side's certificate must bear.</summary>
    public string Peer { get; set; } = "";

    /// <summary>Whether to do without all this over a network, not only on the same machine.</summary>
    public bool AllowCleartext { get; set; }

    /// <summary>What is wrong with the files, as the end of a sentence that begins with the section's name; null where nothing is. Never tells what is in them.</summary>
    public string? Fault()
    {
        if ((Certificate.Length > 0) != (Key.Length > 0))
        {
            return ":Certificate and :Key must be set together";
        }

        return Certificate.Length > 0 && !CertificateFile.IsReadable(Certificate, Key) ? ":Certificate and :Key must be PEM files of a certificate and its private key"
            : Authority.Length > 0 && !AuthorityFile.IsReadable(Authority) ? ":Authority must be a PEM file of certificates"
            : null;
    }
}
