using Matching.Geo;

namespace Matching.Storage.Import.Postcodes;

/// <summary>The form of postcodes in files.</summary>
internal static class UnitCode
{
    /// <summary>Takes out spaces and checks the form: a district of two to four characters, a digit, two letters.</summary>
    /// <returns>The compact code, or null where the text is no unit postcode.</returns>
    public static string? Compact(ReadOnlySpan<char> text)
    {
        Span<char> kept = stackalloc char[8];
        var length = 0;
        foreach (var character in text)
        {
            if (character == ' ')
            {
                continue;
            }

            if (length == 7)
            {
                return null;
            }

            kept[length++] = char.ToUpperInvariant(character);
        }

        kept = kept[..length];
        return length >= 5 && IsOutcode(kept[..^3]) && char.IsAsciiDigit(kept[^3]) && char.IsAsciiLetterUpper(kept[^2]) && char.IsAsciiLetterUpper(kept[^1])
            ? kept.ToString()
            : null;
    }

    /// <summary>Tells whether a text is a district in upper case.</summary>
    public static bool IsOutcode(ReadOnlySpan<char> text) => Outcode.TryRead(text, out _);
}
