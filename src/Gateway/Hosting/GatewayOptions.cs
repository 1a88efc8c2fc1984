using Operations.Tls;

namespace Gateway.Hosting;

/// <summary>What an operator may set, under the section <c>Gateway</c> (environment: <c>Gateway__Matching</c> and so on).</summary>
internal sealed class GatewayOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Gateway";

    /// <summary>Where Matching serves gRPC; <c>dns:///name:port</c> spreads calls over every address of the name.</summary>
    public string Matching { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Whom to believe as Matching, and the certificate to show it. Calls by <c>dns:///</c> are encrypted where an authority is named.</summary>
    public TlsOptions MatchingTls { get; } = new();

    /// <summary>Whether calls to Matching are encrypted.</summary>
    public bool EncryptsToMatching => Matching.StartsWith("https:", StringComparison.Ordinal) || (Matching.StartsWith("dns:", StringComparison.Ordinal) && MatchingTls.Authority.Length > 0);

    /// <summary>Address that REST is served on.</summary>
    public string Listen { get; set; } = "http://127.0.0.1:8080";

    /// <summary>Address that metrics are served on.</summary>
    public string MetricsListen { get; set; } = "http://127.0.0.1:8081";

    /// <summary>Longest time that a call to Matching may take, 100 ms to 5 min.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Largest body that is accepted, in bytes, 1 KiB to 64 MiB.</summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>Largest weekend that is accepted to be planned, in bytes, 1 KiB to 64 MiB; only from who shows a token. It is held several times over while it is read.</summary>
    public int MaxPlanBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>How long a client may take to send the headers of a request, 1 s to 5 min.</summary>
    public TimeSpan HeadersWithin { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes a second that a client must send of a body, and take of an answer that waits, at least, 1 to 1,000,000. An answer of a megabyte has a quarter of an hour.</summary>
    public int SlowestBytesPerSecond { get; set; } = 1_000;

    /// <summary>For how long a client may be slower than that, 1.1 s to 5 min.</summary>
    public TimeSpan SlowFor { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Origins whose pages may call from a browser, for example <c>https://example.org</c>; none by default, <c>*</c> for all.</summary>
    public IList<string> CorsOrigins { get; } = [];

    /// <summary>Requests a second that one client may send in the long run.</summary>
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>Requests that one client may send at once.</summary>
    public int RequestBurst { get; set; } = 200;

    /// <summary>Sign-ins that one client may begin in an hour, each of which may cost a mail. Many share an address: a campaign's office, a mobile network.</summary>
    public int SignInStartsAnHour { get; set; } = 60;

    /// <summary>Codes and links that one client may show in an hour, right or wrong.</summary>
    public int SignInTriesAnHour { get; set; } = 300;

    /// <summary>Refresh tokens that one client may show in an hour; a browser in use shows six.</summary>
    public int RefreshesAnHour { get; set; } = 3_000;

    /// <summary>Searches that tell whether there are lifts, which one client may make in an hour without a token: who asks from everywhere learns where there are lifts.</summary>
    public int StrangerSearchesAnHour { get; set; } = 2_000;

    /// <summary>Searches that tell of lifts, which one person may make in an hour with a token, from whatever addresses; a volunteer who looks hard makes a hundred.</summary>
    public int PersonSearchesAnHour { get; set; } = 1_000;

    /// <summary>Copies of all that is kept of somebody, which one client may ask for in an hour.</summary>
    public int ExportsAnHour { get; set; } = 20;

    /// <summary>Proxies whose <c>X-Forwarded-For</c> and <c>-Proto</c> are believed: addresses or networks such as <c>10.0.0.0/8</c>; none by default.</summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <summary>The web client.</summary>
    public WebOptions Web { get; } = new();
}
