using Matching.Hosting;

namespace Matching.Tests.Hosting;

/// <summary>What an operator set wrongly is told at once, and no password with it.</summary>
public sealed class OptionsTests
{
    private static readonly MatchingOptionsCheck Check = new();

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://localhost:5080")]
    public void What_is_right_is_taken(string listen) =>
        Assert.True(Check.Validate(null, new MatchingOptions { Database = "Host=127.0.0.1", Listen = listen }).Succeeded);

    [Theory]
    [InlineData("")]
    [InlineData("Password=hunter2")]
    [InlineData("Host=127.0.0.1;Password=hunter2;Colour=blue")]
    [InlineData("hunter2")]
    public void Every_wrong_option_is_told_at_once_and_no_password(string database)
    {
        var options = new MatchingOptions { Database = database, Listen = "http://example.org:5080", MetricsListen = "127.0.0.1:5081", OriginKeys = "" };

        var faults = Check.Validate(null, options).Failures!.ToList();

        Assert.Equal(4, faults.Count);
        Assert.All(faults, fault => Assert.DoesNotContain("hunter2", fault, StringComparison.Ordinal));
    }
}
