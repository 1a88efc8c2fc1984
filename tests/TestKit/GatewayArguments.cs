namespace TestKit;

/// <summary>The command line of a Gateway in tests.</summary>
public static class GatewayArguments
{
    /// <summary>On free loopback ports before a Matching, believing the tokens of <see cref="Tokens"/>.</summary>
    public static string[] For(string matching) =>
    [
        $"--Gateway:Matching={matching}",
        "--Gateway:Listen=http://127.0.0.1:0",
        "--Gateway:MetricsListen=http://127.0.0.1:0",
        $"--Gateway:Tokens:KeyFile={Tokens.KeyFile}",
        $"--contentRoot={AppContext.BaseDirectory}",
    ];

    /// <summary>As above, in development and without a word in the log.</summary>
    public static string[] Silent(string matching) =>
    [
        .. For(matching),
        "--environment=Development",
        "--Logging:LogLevel:Default=None",
        "--Logging:LogLevel:Microsoft=None",
        "--Logging:LogLevel:Microsoft.Hosting.Lifetime=None",
    ];
}
