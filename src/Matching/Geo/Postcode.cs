namespace Matching.Geo;

/// <summary>A unit postcode (NW3 2QG), a sector (NW3 2) or an outcode (NW3), well formed but not necessarily in use.</summary>
internal readonly record struct Postcode
{
    private const int None = -1;
    private const int UnitsOfSector = 26 * 26;

    private Postcode(Outcode outcode, int sector, int inward)
    {
        Outcode = outcode;
        Sector = sector;
        Inward = inward;
    }

    /// <summary>The district.</summary>
    public Outcode Outcode { get; }

    /// <summary>The digit of the sector, or -1 for a whole outcode.</summary>
    public int Sector { get; }

    /// <summary>The inward part as a number from 0 (0AA) to 6759 (9ZZ), or -1 where it is no unit.</summary>
    public int Inward { get; }

    /// <summary>Tells whether it is a whole unit postcode.</summary>
    public bool IsUnit => Inward != None;

    /// <summary>Tells whether it is a whole outcode.</summary>
    public bool IsOutcode => Sector == None;

    /// <summary>The key of the sector or outcode among areas. Not for units.</summary>
    public ulong AreaKey => ((ulong)Outcode.Packed << 8) | (uint)(Sector + 1);

    /// <summary>The next larger area: a unit's sector, a sector's outcode.</summary>
    public Postcode Wider => IsUnit ? new Postcode(Outcode, Sector, None) : new Postcode(Outcode, None, None);

    /// <summary>The unit of a district with this inward part.</summary>
    public static Postcode UnitOf(Outcode outcode, int inward) => new(outcode, inward / UnitsOfSector, inward);

    /// <summary>
    /// Reads a text in any case and spacing. Without a space, "N12" may be the outcode N12 or the sector N1 2, so there can be a second
    /// reading for the caller to fall back on where the first does not exist.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="first">The likelier reading: a sector where a space stands before the last digit, else an outcode.</param>
    /// <param name="second">The other reading; the same as the first where there is one only.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out Postcode first, out Postcode second)
    {
        Span<char> letters = stackalloc char[7];
        first = second = default;
        var length = 0;
        var spaceBeforeLast = false;
        var space = false;
        foreach (var letter in text)
        {
            if (char.IsWhiteSpace(letter))
            {
                space = true;
                continue;
            }

            if (length == letters.Length || !char.IsAsciiLetterOrDigit(letter))
            {
                return false;
            }

            letters[length++] = char.ToUpperInvariant(letter);
            spaceBeforeLast = space;
            space = false;
        }

        return TryRead(letters[..length], spaceBeforeLast, out first, out second);
    }

    /// <summary>The standard form, for example "NW3 2QG".</summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[8];
        var length = Outcode.Write(text);
        if (!IsOutcode)
        {
            text[length++] = ' ';
            text[length++] = (char)('0' + Sector);
        }

        if (IsUnit)
        {
            text[length++] = (char)('A' + (Inward % UnitsOfSector / 26));
            text[length++] = (char)('A' + (Inward % 26));
        }

        return new string(text[..length]);
    }

    private static bool TryRead(ReadOnlySpan<char> letters, bool spaceBeforeLast, out Postcode first, out Postcode second)
    {
        first = second = default;
        if (TryUnit(letters, out first))
        {
            second = first;
            return true;
        }

        var isSector = TrySector(letters, out var sector);
        var isOutcode = Outcode.TryRead(letters, out var outcode);
        var whole = new Postcode(outcode, None, None);
        (first, second) = (isSector, isOutcode) switch
        {
            (true, true) => spaceBeforeLast ? (sector, whole) : (whole, sector),
            (true, false) => (sector, sector),
            _ => (whole, whole),
        };
        return isSector || isOutcode;
    }

    private static bool TryUnit(ReadOnlySpan<char> letters, out Postcode unit)
    {
        unit = default;
        if (letters is not [.. var head, var digit, var third, var fourth]
            || !char.IsAsciiDigit(digit) || !char.IsAsciiLetterUpper(third) || !char.IsAsciiLetterUpper(fourth)
            || !Outcode.TryRead(head, out var outcode))
        {
            return false;
        }

        var sector = digit - '0';
        unit = new Postcode(outcode, sector, (sector * UnitsOfSector) + ((third - 'A') * 26) + (fourth - 'A'));
        return true;
    }

    private static bool TrySector(ReadOnlySpan<char> letters, out Postcode sector)
    {
        sector = default;
        if (letters is not [.. var head, var digit] || !char.IsAsciiDigit(digit) || !Outcode.TryRead(head, out var outcode))
        {
            return false;
        }

        sector = new Postcode(outcode, digit - '0', None);
        return true;
    }
}
