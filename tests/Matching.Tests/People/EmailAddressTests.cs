using Matching.People;

namespace Matching.Tests.People;

/// <summary>Addresses in one form, and nothing that mail could not go to.</summary>
public sealed class EmailAddressTests
{
    [Theory]
    [InlineData(" Ann@Example.ORG ", "ann@example.org")]
    [InlineData("ann+lifts@mail.example.org", "ann+lifts@mail.example.org")]
    [InlineData("o'neill@example.org", "o'neill@example.org")]
    [InlineData("ann@münchen.example", "ann@xn--mnchen-3ya.example")]
    public void The_same_address_has_one_form(string text, string form) => Assert.Equal(form, EmailAddress.TryParse(text)!.Text);

    [Theory]
    [InlineData("")]
    [InlineData("ann")]
    [InlineData("@example.org")]
    [InlineData("ann@")]
    [InlineData("ann@localhost")]
    [InlineData("ann@exa mple.org")]
    [InlineData("ann@example..org")]
    [InlineData(".ann@example.org")]
    [InlineData("ann..b@example.org")]
    [InlineData("ann b@example.org")]
    [InlineData("ann@example.org\r\nBcc: all@example.org")]
    [InlineData("ann@example.org, all@example.org")]
    [InlineData("\"ann\r\n\"@example.org")]
    [InlineData("ann@-example.org")]
    [InlineData("ann@[127.0.0.1]")]
    public void What_is_no_address_is_none(string text) => Assert.Null(EmailAddress.TryParse(text));

    [Fact]
    public void An_address_is_never_printed_by_accident() => Assert.DoesNotContain("ann", $"{EmailAddress.TryParse("ann@example.org")}", StringComparison.Ordinal);

    [Fact]
    public void An_address_that_is_too_long_is_none() => Assert.Null(EmailAddress.TryParse($"ann@{new string('a', 60)}.{new string('b', 60)}.{new string('c', 60)}.{new string('d', 60)}.{new string('e', 60)}.org"));
}
