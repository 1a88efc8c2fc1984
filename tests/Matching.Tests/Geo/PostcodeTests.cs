using CsCheck;
using Matching.Geo;

namespace Matching.Tests.Geo;

/// <summary>What people type as a postcode is read whatever its case and spacing, and nothing else is.</summary>
public sealed class PostcodeTests
{
    private static readonly Gen<string> Outcodes = Gen.OneOf("A9", "A99", "A9A", "AA9", "AA99", "AA9A").SelectMany(Fill);

    [Theory]
    [InlineData("NW3 2QG", "NW3 2QG")]
    [InlineData("nw32qg", "NW3 2QG")]
    [InlineData(" n W3\t2 q g ", "NW3 2QG")]
    [InlineData("W1A 1AA", "W1A 1AA")]
    [InlineData("w1a1aa", "W1A 1AA")]
    [InlineData("SW1A1AA", "SW1A 1AA")]
    [InlineData("M1 1AE", "M1 1AE")]
    [InlineData("NW3 2", "NW3 2")]
    [InlineData("NW3", "NW3")]
    [InlineData("W1A1", "W1A 1")]
    [InlineData("AB101", "AB10 1")]
    [InlineData("N1 2", "N1 2")]
    [InlineData("N12", "N12")]
    [InlineData("BT1", "BT1")]
    public void Is_read_in_its_standard_form(string text, string expected)
    {
        Assert.True(Postcode.TryRead(text, out var first, out _));
        Assert.Equal(expected, first.ToString());
    }

    [Theory]
    [InlineData("N12", "N1 2")]
    [InlineData("N1 2", "N12")]
    [InlineData("NW32", "NW3 2")]
    [InlineData("NW3 2QG", "NW3 2QG")]
    public void Has_a_second_reading_where_the_digit_may_be_a_sector_or_not(string text, string expected)
    {
        Assert.True(Postcode.TryRead(text, out _, out var second));
        Assert.Equal(expected, second.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("N")]
    [InlineData("NW")]
    [InlineData("3")]
    [InlineData("NW3 2Q")]
    [InlineData("NW3 2QGX")]
    [InlineData("NWX 2QG")]
    [InlineData("NW3-2QG")]
    [InlineData("ＮＷ３")]
    [InlineData("1NW 2QG")]
    [InlineData("NW333 2QG")]
    public void Is_refused_where_malformed(string text) => Assert.False(Postcode.TryRead(text, out _, out _));

    [Fact]
    public void Every_unit_comes_back_from_any_case_and_spacing() =>
        Gen.Select(Outcodes, Gen.String[Gen.Char["0123456789"], 1, 1], Gen.String[Gen.Char['A', 'Z'], 2, 2], Gen.Bool, Gen.Int[0, 7]).Sample((outcode, digit, letters, upper, space) =>
        {
            var standard = $"{outcode} {digit}{letters}";
            var compact = standard.Replace(" ", "", StringComparison.Ordinal);
            var typed = compact.Insert(Math.Min(space, compact.Length), " \u00A0");
            Assert.True(Postcode.TryRead(upper ? typed : typed.ToLowerInvariant(), out var unit, out var other));
            Assert.Equal(standard, unit.ToString());
            Assert.Equal(unit, other);
            Assert.Equal($"{outcode} {digit}", unit.Wider.ToString());
            Assert.Equal(outcode, unit.Wider.Wider.ToString());
        });

    [Fact]
    public void Nothing_that_is_typed_throws() =>
        Gen.String.Sample(text =>
        {
            if (Postcode.TryRead(text, out var first, out _))
            {
                Assert.Equal(new string([.. text.Where(letter => !char.IsWhiteSpace(letter))]).ToUpperInvariant(), first.ToString().Replace(" ", "", StringComparison.Ordinal));
            }
        });

    private static Gen<string> Fill(string shape) =>
        Gen.Select(Gen.String[Gen.Char['A', 'Z'], 4, 4], Gen.String[Gen.Char['0', '9'], 4, 4])
            .Select((letters, digits) => new string([.. shape.Select((kind, at) => kind == 'A' ? letters[at] : digits[at])]));
}
