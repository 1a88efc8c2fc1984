namespace Matching.Geo;

/// <summary>A postcode district such as <c>NW3</c> or <c>W1A</c>, packed into four bytes so that it sorts, hashes and compares as a number.</summary>
internal readonly record struct Outcode
{
    private readonly uint packed;

    private Outcode(uint packed) => this.packed = packed;

    /// <summary>The number it packs to; ordered as the text is.</summary>
    public uint Packed => packed;

    /// <summary>Whether it is of Guernsey, Jersey or the Isle of Man, which share the postcodes of the United Kingdom and are not part of it.</summary>
    public bool IsOutsideTheKingdom => (packed >> 16) is ('G' << 8 | 'Y') or ('J' << 8 | 'E') or ('I' << 8 | 'M');

    /// <summary>The outcode that packs to this number.</summary>
    public static Outcode FromPacked(uint packed) => new(packed);

    /// <summary>
    /// Reads an outcode of the six shapes A9, A99, A9A, AA9, AA99, AA9A. Which letters stand in which position is left open: an outcode that nobody uses is unknown,
    /// not malformed.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> text, out Outcode outcode)
    {
        outcode = default;
        if (text.Length is < 2 or > 4 || !char.IsAsciiLetterUpper(text[0]))
        {
            return false;
        }

        var rest = char.IsAsciiLetterUpper(text[1]) ? text[2..] : text[1..];
        var shaped = rest.Length switch
        {
            1 => char.IsAsciiDigit(rest[0]),
            2 => char.IsAsciiDigit(rest[0]) && (char.IsAsciiDigit(rest[1]) || char.IsAsciiLetterUpper(rest[1])),
            _ => false,
        };
        if (!shaped)
        {
            return false;
        }

        uint packed = 0;
        for (var at = 0; at < 4; at++)
        {
            packed = (packed << 8) | (at < text.Length ? text[at] : 0u);
        }

        outcode = new Outcode(packed);
        return true;
    }

    /// <summary>Writes the text; returns its length.</summary>
    public int Write(Span<char> into)
    {
        var length = 0;
        for (var shift = 24; shift >= 0 && (byte)(packed >> shift) is var letter and not 0; shift -= 8)
        {
            into[length++] = (char)letter;
        }

        return length;
    }

    /// <summary>The text, for example "NW3".</summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[4];
        return new string(text[..Write(text)]);
    }
}
