using Operations.Tls;

namespace Matching.Hosting;

/// <summary>What an operator may set, under the section <c>Matching</c> (environment: <c>Matching__Database</c> and so on).</summary>
internal sealed class MatchingOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Matching";

    /// <summary>Npgsql connection string of the PostGIS database.</summary>
    public string Database { get; set; } = "";

    /// <summary>The same with the login of background work, a member of the role <c>matching_worker</c>; empty where <see cref="Database"/> is a member of both roles.</summary>
    public string WorkDatabase { get; set; } = "";

    /// <summary>Address that gRPC is served on: over HTTP/2 in the clear where it begins with <c>http</c>, with <see cref="Tls"/> where it begins with <c>https</c>.</summary>
    public string Listen { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Address that metrics are served on.</summary>
    public string MetricsListen { get; set; } = "http://127.0.0.1:5081";

    /// <summary>The certificate that gRPC is served with, and who signs those of clients, which are asked for where an authority is named.</summary>
    public TlsOptions Tls { get; } = new() { Peer = "gateway" };

    /// <summary>
    /// File of the keys that people's origins are sealed with: lines of an id, a space, and 32 bytes in base64; the last one seals. Relative to the
    /// working directory. In development it is made where it is missing.
    /// </summary>
    public string OriginKeys { get; set; } = Path.Combine(".data", "origin-key");
}
