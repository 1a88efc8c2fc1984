using System.Security.Cryptography;
using Matching.Hosting;
using Matching.Lifts;
using Matching.Storage.Lifts;
using TestKit;

namespace Matching.Tests.Hosting;

/// <summary>What an operator set wrongly is told at once, and no password with it.</summary>
public sealed class OptionsTests
{
    private static readonly MatchingOptionsCheck Check = new();

    [Theory]
    [InlineData("http://0.0.0.0:5080", true)]
    [InlineData("http://[::]:5080", true)]
    [InlineData("http://127.0.0.1:5080", false)]
    [InlineData("http://localhost:5080", false)]
    public void What_is_right_is_taken(string listen, bool cleartext)
    {
        var options = new MatchingOptions { Database = "Host=127.0.0.1", Listen = listen };
        options.Tls.AllowCleartext = cleartext;
        Assert.True(Check.Validate(null, options).Succeeded);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080", "Matching:Listen must begin with https")]
    [InlineData("http://192.0.2.1:5080", "Matching:Listen must begin with https")]
    [InlineData("https://127.0.0.1:5080", "Matching:Tls:Certificate must name a file")]
    public void In_the_clear_nothing_is_served_to_a_network_unless_it_is_said(string listen, string fault) =>
        Assert.Contains(fault, Check.Validate(null, new MatchingOptions { Database = "Host=127.0.0.1", Listen = listen }).FailureMessage, StringComparison.Ordinal);

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

    [Fact]
    public async Task A_faulty_key_file_hides_no_other_fault()
    {
        var keys = Path.Combine(Directory.CreateTempSubdirectory("matching-keys-").FullName, "origin-key");
        await File.WriteAllTextAsync(keys, "1 hunter2\n", TestContext.Current.CancellationToken);

        // Nothing is connected to before the options are checked.
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => MatchingHost.StartAsync("Host=127.0.0.1", settings: [
            ("Matching:OriginKeys", keys),
            ("Matching:Tokens:KeyFile", keys),
            ("Matching:MetricsListen", "nowhere"),
            ("Matching:Need:HalfLifeMinutes", "0"),
            ("Matching:Lifts:Buffer", "1.00:00:00"),
            ("Matching:Lifts:RideFactor", "0.5"),
            ("Matching:Lifts:WalkWeight", "NaN"),
            ("Matching:Lifts:StopTime", "-00:01:00"),
            ("Matching:Retention:AfterSession", "1.00:00:00"),
            ("Matching:Retention:ToAnswer", "00:00:00"),
        ]));

        var told = failure.ToString();
        Assert.All(
            ["Matching:OriginKeys", "Matching:Tokens:KeyFile", "Matching:MetricsListen", "HalfLifeMinutes", "Matching:Lifts:Buffer", "Matching:Lifts:RideFactor", "Matching:Lifts:WalkWeight", "Matching:Lifts:StopTime", "AfterSession", "ToAnswer"],
            option => Assert.Contains(option, told, StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_development_nobody_signs_in_without_a_private_key_and_a_mail_server()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("matching-keys-").FullName, "public.pem");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await File.WriteAllTextAsync(file, key.ExportSubjectPublicKeyInfoPem(), TestContext.Current.CancellationToken);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => MatchingHost.StartAsync("Host=127.0.0.1", settings: [("environment", "Production"), ("Matching:Tokens:KeyFile", file)]));

        Assert.Contains("Matching:Tokens:KeyFile must hold the private key too", failure.ToString(), StringComparison.Ordinal);
        Assert.Contains("Matching:Mail:Host must name an SMTP server", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_usual_rules_are_within_their_own_bounds() => Assert.Empty(LiftRulesCheck.FaultsOf(new LiftRules()));

    [Fact]
    public async Task Keys_made_by_several_at_once_are_the_same_keys()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("matching-keys-").FullName, "origin-key");
        var made = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => OriginKeys.ReadOrMake(path))));
        Assert.All(made, keys => Assert.Equal(made[0].Key(1), keys.Key(1)));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }
}
