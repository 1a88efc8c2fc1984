using Matching.Hosting.Commands;
using Matching.People;

namespace Matching.Tests.Hosting;

/// <summary>What the operator can grant, and what is not understood rather than guessed.</summary>
public sealed class GrantArgumentsTests
{
    [Theory]
    [InlineData("add ann@example.org", "demo", Role.Administrator, null)]
    [InlineData("add ann@example.org --campaign other", "other", Role.Administrator, null)]
    [InlineData("add ann@example.org --organiser", "demo", Role.Organiser, null)]
    [InlineData("add ann@example.org --seats E14000002,E14000001,E14000002 --campaign other", "other", Role.Organiser, "E14000002,E14000001")]
    public void It_reads_to_whom_what_is_granted(string line, string campaign, Role role, string? seats)
    {
        var read = GrantArguments.TryParse(line.Split(' '))!;
        Assert.Equal(("ann@example.org", campaign, role, seats), (read.Address.Text, read.Campaign, read.Role, read.Seats is null ? null : string.Join(',', read.Seats)));
    }

    [Theory]
    [InlineData("add")]
    [InlineData("remove ann@example.org")]
    [InlineData("add nobody")]
    [InlineData("add ann@example.org --campaign")]
    [InlineData("add ann@example.org --seats")]
    [InlineData("add ann@example.org --seats Hendon")]
    [InlineData("add ann@example.org --seats E14000001,")]
    [InlineData("add ann@example.org --seats E14000001 --organiser")]
    [InlineData("add ann@example.org --organiser --seats E14000001")]
    [InlineData("add ann@example.org --role organiser")]
    public void What_it_cannot_read_it_grants_to_nobody(string line) => Assert.Null(GrantArguments.TryParse(line.Split(' ')));

    [Theory]
    [InlineData("add nobody", "nobody is no address of electronic mail.")]
    [InlineData("add ann@example.org --seats Hendon", "Hendon is no list of seats' codes such as E14001276,E14001277.")]
    [InlineData("add ann@example.org --seats", null)]
    [InlineData("remove ann@example.org", null)]
    public void It_says_what_was_wrong_where_it_knows(string line, string? why) => Assert.Equal(why, GrantArguments.WhyNot(line.Split(' ')));
}
