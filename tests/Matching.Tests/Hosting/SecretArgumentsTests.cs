using Matching.Hosting;

namespace Matching.Tests.Hosting;

/// <summary>A password on the command line is refused before anything starts, and not repeated.</summary>
public sealed class SecretArgumentsTests
{
    [Theory]
    [InlineData("Matching__Database", "--Matching:Database=Host=db;Username=u;Password=hunter2")]
    [InlineData("Matching__Database", "--matching:database", "Host=db;Username=u;PWD=hunter2")]
    [InlineData("Matching__WorkDatabase", "/Matching:WorkDatabase=Host=db;Username=u;Password=hunter2")]
    [InlineData(null, "--Matching:Database=Host=db;Username=u")]
    [InlineData(null, "--Matching:Database=nonsense", "--Matching:Listen=http://127.0.0.1:0")]
    [InlineData(null)]
    public void Only_a_connection_without_one_is_taken(string? told, params string[] args)
    {
        var fault = SecretArguments.Fault(args);

        Assert.Equal(told is not null, fault is not null);
        Assert.Contains(told ?? "", fault ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_does_not_start_with_one()
    {
        var (code, said, errors) = await Verb.RunAsync("", "--Matching:Database=Host=db;Username=u;Password=hunter2");

        Assert.Equal((64, ""), (code, said));
        Assert.Contains("Matching__Database", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", errors, StringComparison.Ordinal);
    }
}
