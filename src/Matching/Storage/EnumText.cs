using System.Collections.Frozen;

namespace Matching.Storage;

/// <summary>How the values of an enum stand in the database: in upper snake case, for example <c>POLLING_DAY</c>.</summary>
internal static class EnumText<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Texts = Enum.GetValues<T>().ToFrozenDictionary(value => value, Spell);
    private static readonly FrozenDictionary<string, T> Values = Texts.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The text of a value.</summary>
    public static string Of(T value) => Texts[value];

    /// <summary>The texts of several values.</summary>
    public static string[] Of(IEnumerable<T> values) => [.. values.Select(Of)];

    /// <summary>The value of a text that the database's checks let through.</summary>
    public static T Read(string text) => Values[text];

    private static string Spell(T value) =>
        string.Concat(value.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));
}
