using System.Globalization;
using System.Text.RegularExpressions;
using Gateway.Contract;
using Google.Protobuf.Reflection;

namespace Gateway.Strictness;

/// <summary>
/// What one text must look like to be a field's value, in a path, a query or (for what JSON writes as a string) a body. Transcoding takes more than the contract
/// says, such as <c>1,000</c> or an enum's number, and tells of what it does not take in words from inside.
/// </summary>
internal static partial class Texts
{
    private const long LongestDurationSeconds = 315_576_000_000;

    /// <summary>What is wrong with the text as the field's value, as a sentence that says what would be right; null where it is right.</summary>
    public static string? FaultOf(FieldDescriptor field, string text) => field.FieldType switch
    {
        FieldType.String => null,
        FieldType.Bool => text is "true" or "false" ? null : "Must be true or false.",
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => WholeFault(text, int.MinValue, int.MaxValue),
        FieldType.UInt32 or FieldType.Fixed32 => WholeFault(text, uint.MinValue, uint.MaxValue),
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => WholeFault(text, long.MinValue, long.MaxValue),
        FieldType.UInt64 or FieldType.Fixed64 => WholeFault(text, ulong.MinValue, ulong.MaxValue),
        FieldType.Double or FieldType.Float => NumberFault(text),
        FieldType.Enum => EnumFault(field.EnumType, text),
        FieldType.Bytes => Convert.TryFromBase64String(text, new byte[text.Length], out _) ? null : "Must be base64.",
        FieldType.Message when WellKnown.IsTimestamp(field.MessageType) => TimestampFault(text),
        FieldType.Message when WellKnown.IsDuration(field.MessageType) => DurationFault(text),
        FieldType.Message when WellKnown.IsFieldMask(field.MessageType) => null,
        _ => "Cannot be written as one text.",
    };

    /// <summary>What is wrong with the name of an enum value; numbers are no names.</summary>
    public static string? EnumFault(EnumDescriptor type, string text) =>
        type.FindValueByName(text) is not null ? null : $"Must be one of {string.Join(", ", NamesOf(type))}.";

    /// <summary>The names that a client has reason to write, without the one that says nothing.</summary>
    public static IEnumerable<string> NamesOf(EnumDescriptor type) => type.Values.Where(value => value.Number != 0).Select(value => value.Name);

    private static string? WholeFault(string text, Int128 least, Int128 most) =>
        !Whole().IsMatch(text) ? "Must be a whole number."
        : text.Length > 20 || Int128.Parse(text, CultureInfo.InvariantCulture) is var value && (value < least || value > most)
            ? $"Must be a whole number from {least} to {most}."
            : null;

    private static string? NumberFault(string text) =>
        Number().IsMatch(text) && double.IsFinite(double.Parse(text, CultureInfo.InvariantCulture)) ? null : "Must be a finite number.";

    private static string? TimestampFault(string text)
    {
        const string Wanted = "Must be an instant such as 2026-05-02T10:00:00Z.";
        var match = Timestamp().Match(text);
        if (!match.Success || match.Groups["offset"].Value == "-00:00")
        {
            return text.Contains(' ', StringComparison.Ordinal) ? $"{Wanted} A + in a query string must be written %2B." : Wanted;
        }

        var plain = text.Remove(match.Groups["fraction"].Index, match.Groups["fraction"].Length);
        return DateTimeOffset.TryParseExact(plain, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) ? null : Wanted;
    }

    private static string? DurationFault(string text) =>
        Duration().Match(text) is { Success: true } match
        && long.Parse(match.Groups["seconds"].Value, CultureInfo.InvariantCulture) < LongestDurationSeconds
            ? null
            : "Must be seconds such as 900s or 1.5s.";

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)\z")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?<fraction>\.[0-9]{1,9})?(?<offset>Z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex Timestamp();

    [GeneratedRegex(@"^-?(?<seconds>[0-9]{1,12})(\.[0-9]{1,9})?s\z")]
    private static partial Regex Duration();
}
