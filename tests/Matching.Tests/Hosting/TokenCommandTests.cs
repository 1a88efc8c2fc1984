using Matching.Hosting.Commands;
using Matching.Hosting.Tokens;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Operations.Bearers;

namespace Matching.Tests.Hosting;

/// <summary>The verb that prints a token.</summary>
public sealed class TokenCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("matching-test-");
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    private string KeyFile => Path.Combine(folder.FullName, "deep", "token-key.pem");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void It_prints_one_token_that_says_who_is_asking()
    {
        Assert.Equal(0, Run("--campaign", "demo", "--role", "organiser", "--name", "Ann", "--hours", "2"));
        var token = new JsonWebTokenHandler().ReadJsonWebToken(output.ToString().TrimEnd('\n'));
        Assert.Equal("ES256", token.Alg);
        Assert.Equal("matching-dev", token.Issuer);
        Assert.Equal(["matching"], token.Audiences);
        Assert.Equal(TokenMint.SubjectOf("demo", "Ann"), token.Subject);
        Assert.Equal("Ann", token.GetClaim("name").Value);
        Assert.Equal("demo", token.GetClaim("campaign").Value);
        Assert.Equal("organiser", token.GetClaim("role").Value);
        Assert.Equal(clock.GetUtcNow().AddHours(2).UtcDateTime, token.ValidTo);
        Assert.Equal("", errors.ToString());
    }

    [Fact]
    public void The_key_is_made_once_and_only_its_owner_may_read_it()
    {
        Assert.Equal(0, Run("--campaign", "demo", "--role", "volunteer", "--name", "Ann"));
        var key = File.ReadAllText(KeyFile);
        Assert.Equal(0, Run("--campaign", "demo", "--role", "volunteer", "--name", "Bob", "--subject", "bob-1"));
        Assert.Equal(key, File.ReadAllText(KeyFile));
        Assert.Equal(["token-key.pem"], Directory.GetFiles(Path.GetDirectoryName(KeyFile)!).Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        }
    }

    [Fact]
    public void Many_processes_at_once_agree_on_one_key()
    {
        var ids = new string[16];
        Parallel.For(0, ids.Length, at => ids[at] = TokenKeyFile.ReadOrMake(KeyFile).KeyId);
        Assert.Single(ids.Distinct());
    }

    [Theory]
    [InlineData("--campaign", "demo", "--role", "volunteer")]
    [InlineData("--campaign", "Demo!", "--role", "volunteer", "--name", "Ann")]
    [InlineData("--campaign", "demo", "--role", "king", "--name", "Ann")]
    [InlineData("--campaign", "demo", "--role", "3", "--name", "Ann")]
    [InlineData("--campaign", "demo", "--role", "volunteer", "--name", "Ann", "--hours", "0")]
    [InlineData("--campaign", "demo", "--role", "volunteer", "--name", "Ann", "--hours")]
    [InlineData("--campaign", "demo", "--role", "volunteer", "--name", "Ann", "--colour", "red")]
    [InlineData("--campaign", "demo", "--campaign", "demo", "--role", "volunteer", "--name", "Ann")]
    public void What_it_cannot_use_it_explains(params string[] args)
    {
        Assert.Equal(2, Run(args));
        Assert.Equal("", output.ToString());
        Assert.Contains("usage: token", errors.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(KeyFile));
    }

    private int Run(params string[] args)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Matching:Tokens:KeyFile"] = KeyFile })
            .Build();
        return TokenCommand.Run(configuration, args, clock, output, errors);
    }
}
