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
            RequestsPerSecond = 0,
            RequestBurst = 0,
            SignInStartsAnHour = 0,
            SignInTriesAnHour = -1,
            RefreshesAnHour = 0,
            StrangerSearchesAnHour = 1_000_001,
            ExportsAnHour = 0,
            CorsOrigins = { "https://example.org/" },
            TrustedProxies = { "10.0.0.0/99" },
        };

        Assert.Equal(14, Check.Validate(null, options).Failures!.Count());
    }

    [Theory]
    [InlineData("dns:///matching:5080")]
    [InlineData("http://matching:5080")]
    [InlineData("https://matching")]
    public void Matching_may_be_an_address_or_a_name(string matching) => Assert.True(Check.Validate(null, new GatewayOptions { Matching = matching }).Succeeded);
}
