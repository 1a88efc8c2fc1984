using System.Globalization;
using Google.Protobuf.Reflection;

namespace TestKit.Fuzz;

/// <summary>Values for a field: mostly such as a client would send, and those that break things. The same seed gives the same values.</summary>
internal sealed class FuzzValues(Random random)
{
    private static readonly string[] Odd =
    [
        "", " ", "\0", "a\0b", "\n", "\t", "null", "NaN", "true", "-1", "0", "1e999", "' OR 1=1; --", "'; drop table seat; --", "$1", "%", "_", "\\", "\"", "{}", "[]",
        "<script>alert(1)</script>", "${jndi:ldap://x}", "../../etc/passwd", "%2e%2e%2f", "%00", "é", "e\u0301", "\u202Eabc", "\uFEFF", "\uFFFF", "🚌", "ß", "İ", "ﬀ",
        new string('a', 41), new string('a', 65), new string('a', 101), new string('9', 500), string.Concat(Enumerable.Repeat("🚌", 1000)),
    ];

    private static readonly string[] Places = ["NW3 2QG", "nw32qg", "NW3 2", "NW3", "51.556,-0.166", "0,0", "91,0", "51.5,181", "ZZ99 9ZZ", "GIR 0AA", "51.556", ",", "NaN,NaN"];

    private static readonly string[] Instants =
    [
        "2026-11-28T10:00:00Z", "2026-11-28T10:00:00.123456789Z", "2026-11-29T11:00:00+01:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z",
        "1969-12-31T23:59:59Z", "2026-02-30T00:00:00Z", "2026-11-28", "2026-11-28 10:00", "tomorrow", "1732789200", "",
    ];

    private static readonly string[] Durations = ["900s", "0s", "1.5s", "-1s", "315576000000s", "315576000001s", "7200s", "15m", "s", ""];

    private static readonly int[] Wholes = [0, 1, -1, 2, 3, 5, 8, 9, 14, 20, 50, 51, 100, 1000, 1001, 10_001, int.MaxValue, int.MinValue];

    private static readonly double[] Numbers =
        [0, -0.0, 1, -1, 0.05, 0.5, 51.5, -0.1, 90, 90.0001, 180, 800, 5000, 5001, 50_001, 1e308, -1e308, 5e-324, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    /// <summary>One in so many.</summary>
    public bool OneIn(int chances) => random.Next(chances) == 0;

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> several) => several[random.Next(several.Count)];

    /// <summary>A number below a bound.</summary>
    public int Below(int bound) => random.Next(bound);

    /// <summary>A text for a field of text.</summary>
    public string Text(FieldDescriptor field) => OneIn(3) ? Pick(Odd) : field.Name switch
    {
        "place" or "origin_place" => Pick(Places),
        "campaign" => Pick(["demo", "none", "Demo"]),
        "code" or "seat" => Pick(["E14001276", "E14000001", "W07000081", "x"]),
        "boundary_set" => Pick(["2024", "2017", "x"]),
        "party" => Pick(["Lab", "Con", "LD", "Spk", "Ind"]),
        "tile" => Pick(["41.mvt", "0.mvt", "41", "41.png", "-1.mvt", "99999999999.mvt"]),
        "page_size" or "etag" or "page_token" => Pick(["", "AAAA", "W/\"1\"", "!"]),
        "id" => Pick(["demo", Id()]),
        _ => OneIn(2) ? Id() : "Some words.",
    };

    /// <summary>A whole number.</summary>
    public int Whole() => Pick(Wholes);

    /// <summary>A number.</summary>
    public double Number() => Pick(Numbers);

    /// <summary>An instant as text.</summary>
    public string Instant() => OneIn(3) ? Pick(Instants) : $"2026-11-{20 + random.Next(10)}T{random.Next(24):00}:00:00Z";

    /// <summary>A length of time as text.</summary>
    public string Duration() => Pick(Durations);

    /// <summary>The name of an enum value, or nearly.</summary>
    public string EnumName(EnumDescriptor type) => OneIn(4) ? Pick(["", "0", "1", "99", "-1", "nothing", type.Values[^1].Name.ToLowerInvariant()]) : Pick([.. type.Values]).Name;

    /// <summary>Any field's value as one text, for a path or a query.</summary>
    public string AsText(FieldDescriptor field) => OneIn(8) ? Pick(Odd) : field.FieldType switch
    {
        FieldType.Int32 => Whole().ToString(CultureInfo.InvariantCulture),
        FieldType.Double => Number().ToString("R", CultureInfo.InvariantCulture),
        FieldType.Bool => Pick(["true", "false", "TRUE", "1"]),
        FieldType.Enum => EnumName(field.EnumType),
        FieldType.Message when field.MessageType.Name == "Timestamp" => Instant(),
        FieldType.Message when field.MessageType.Name == "Duration" => Duration(),
        FieldType.Message => Pick(["name", "wanted,maximum", "stepFree", "step_free", "*", ",", "a.b.c"]),
        _ => Text(field),
    };

    private string Id()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0f) | 0x70);
        return new Guid(bytes).ToString();
    }
}
