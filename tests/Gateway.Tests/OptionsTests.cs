using Gateway.Hosting;

namespace Gateway.Tests;

public sealed class OptionsTests
{
    private static readonly GatewayOptionsCheck Check = new();

    [Fact]
    public void The_defaults_are_right() => Assert.True(Check.Validate(null, new GatewayOptions()).Succeeded);

    [Fact]
    public void Every_wrong_option_is_told_at_once()
    {
        var options = new GatewayOptions
        {
            Matching = "ftp://matching",
            Listen = "127.0.0.1:8080",
            MetricsListen = "http://example.org:1/path",
            Deadline = TimeSpan.Zero,
            MaxBodyBytes = 0,
            HeadersWithin = TimeSpan.Zero,
            SlowFor = TimeSpan.FromSeconds(1),
            SlowestBytesPerSecond = 0,
            RequestsPerSecond = 0,
            RequestBurst = 0,
            SignInStartsAnHour = 0,
            SignInTriesAnHour = -1,
            RefreshesAnHour = 0,
            StrangerSearchesAnHour = 1_000_001,
            PersonSearchesAnHour = 0,
            ExportsAnHour = 0,
            CorsOrigins = { "https://example.org/" },
            TrustedProxies = { "10.0.0.0/99" },
        };

        Assert.Equal(18, Check.Validate(null, options).Failures!.Count());
    }

    [Theory]
    [InlineData("dns:///matching:5080")]
    [InlineData("http://matching:5080")]
    [InlineData("https://matching")]
    public void Matching_may_be_an_address_or_a_name(string matching)
    {
        var options = new GatewayOptions { Matching = matching };
        options.MatchingTls.AllowCleartext = true;
        Assert.True(Check.Validate(null, options).Succeeded);
    }

    [Theory]
    [InlineData("dns:///matching:5080", false)]
    [InlineData("http://matching:5080", false)]
    [InlineData("https://matching", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("dns:///localhost:5080", true)]
    public void In_the_clear_calls_stay_on_the_machine_unless_it_is_said(string matching, bool right) =>
        Assert.Equal(right, Check.Validate(null, new GatewayOptions { Matching = matching }).Succeeded);

    [Fact]
    public void Files_that_cannot_be_used_are_told_before_the_start()
    {
        var options = new GatewayOptions { Matching = "https://matching" };
        (options.MatchingTls.Certificate, options.MatchingTls.Authority) = ("nowhere.crt", "nowhere.ca");
        Assert.Contains("MatchingTls:Certificate and :Key must be set together", Check.Validate(null, options).FailureMessage, StringComparison.Ordinal);
        options.MatchingTls.Key = "nowhere.key";
        Assert.Contains("MatchingTls:Certificate and :Key must be PEM files", Check.Validate(null, options).FailureMessage, StringComparison.Ordinal);
        (options.MatchingTls.Certificate, options.MatchingTls.Key) = ("", "");
        Assert.Contains("MatchingTls:Authority must be a PEM file", Check.Validate(null, options).FailureMessage, StringComparison.Ordinal);
    }
}
