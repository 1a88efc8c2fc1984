using System.Globalization;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace TestKit.Fuzz;

/// <summary>Values for a field: mostly such as a client would send, and those that break things. The same seed gives the same values.</summary>
internal sealed class FuzzValues(Random random, FuzzWorld world)
{
    private readonly CarefulValues careful = new(random, world);

    private static readonly string[] Odd =
    [
        "", " ", "\0", "NW3\0", "51.5,\0", "2024\0", "demo\0", "a\0b", "\n", "\t", "null", "NaN", "true", "-1", "0", "1e999", "' OR 1=1; --", "'; drop table seat; --", "$1", "%", "_", "\\", "\"", "{}", "[]",
        "<script>alert(1)</script>", "${jndi:ldap://x}", "../../etc/passwd", "%2e%2e%2f", "%00", "é", "e\u0301", "\u202Eabc", "\uFEFF", "\uFFFF", "🚌", "ß", "İ", "ﬀ",
        new string('a', 41), new string('a', 65), new string('a', 101), new string('9', 500), string.Concat(Enumerable.Repeat("🚌", 1000)),
    ];

    private static readonly string[] Places = ["NW3 2QG", "nw32qg", "NW3 2", "NW3", "51.556,-0.166", "0,0", "91,0", "51.5,181", "ZZ99 9ZZ", "GIR 0AA", "51.556", ",", "NaN,NaN",
        "LS1", "BS1 4", "M1 1AE", "EH1", "CF10", "BT1", "49,-9", "61.5,2.5", "48.999999,-9", "61.5,2.5000001", "90,180", "-90,-180", "1e400,0", "Infinity,0", "5e-324,0",
        "51.556,-0.166,1", " 51.556 , -0.166 ", "\u0665\u0661.5,0", "51.556,-0.16666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666",
    ];

    private static readonly string[] Instants =
    [
        "2026-11-28T10:00:00Z", "2026-11-28T10:00:00.123456789Z", "2026-11-29T11:00:00+01:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z",
        "1969-12-31T23:59:59Z", "2026-02-30T00:00:00Z", "2026-11-28", "2026-11-28 10:00", "tomorrow", "1732789200", "",
    ];

    private static readonly string[] Durations = ["900s", "0s", "1.5s", "-1s", "315576000000s", "315576000001s", "7200s", "15m", "s", ""];

    private static readonly string[] MaskPaths =
        ["name", "wanted", "maximum", "step_free", "stepFree", "location", "location.latitude", "targets", "id", "etag", "campaign", "create_time", "*", "", ".", "a.b", "\0", "from"];

    private static readonly int[] Wholes = [0, 1, -1, 2, 3, 5, 8, 9, 14, 20, 50, 51, 100, 1000, 1001, 10_001, int.MaxValue, int.MinValue];

    private static readonly double[] Numbers =
        [0, -0.0, 1, -1, 0.05, 0.5, 51.5, -0.1, 90, 90.0001, 180, 800, 5000, 5001, 50_001, 1e308, -1e308, 5e-324, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    /// <summary>Whether the request is to erase somebody.</summary>
    private bool erases;

    /// <summary>One in so many.</summary>
    public bool OneIn(int chances) => random.Next(chances) == 0;

    /// <summary>Whether the client of this request takes care: then most of its values are right.</summary>
    public bool IsCareful { get; private set; }

    /// <summary>Begins a request: every other client takes care, where there is anything to reach by it.</summary>
    public void Begin(MethodDescriptor rpc)
    {
        IsCareful = world.Tokens.Count > 0 && OneIn(2);
        careful.Begin(rpc);
        // Who takes part no more would leave the world without the few people that it has.
        erases = rpc.Name is "ErasePerson" or "WithdrawConsent" && world.Goner.Length > 0;
    }

    /// <summary>One in so many; seldom in the requests of a careful client.</summary>
    public bool Slips(int chances) => OneIn(IsCareful ? chances * 8 : chances);

    /// <summary>Whether the client leaves a field out.</summary>
    public bool LeavesOut(FieldDescriptor field) => IsGood() ? careful.LeavesOut(field) : OneIn(3);

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> several) => several[random.Next(several.Count)];

    /// <summary>A number below a bound.</summary>
    public int Below(int bound) => random.Next(bound);

    /// <summary>Somebody's token, or none.</summary>
    public string? Token() =>
        world.Tokens.Count == 0 ? null
        : erases ? world.Goner
        : IsGood() ? careful.Token()
        : OneIn(5) ? null
        : OneIn(4) ? Pick(world.BadTokens)
        : Pick(world.Tokens);

    /// <summary>One path of a field mask, in proto spelling, or nearly.</summary>
    public string MaskPath() => IsGood() ? careful.MaskPath() : Pick(MaskPaths);

    /// <summary>A text for a field of text.</summary>
    public string Text(FieldDescriptor field) => IsGood() ? careful.Text(field) : OneIn(6) ? Pick(Odd) : OneIn(2) && Known(field) is { } known ? known : field.Name switch
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
    public int Whole(FieldDescriptor field) => IsGood() ? careful.Whole(field) : Pick(Wholes);

    /// <summary>A number.</summary>
    public double Number(FieldDescriptor field) => IsGood() ? careful.Number(field) : Pick(Numbers);

    /// <summary>An instant as text.</summary>
    public string Instant(FieldDescriptor field) => IsGood() ? $"{careful.Instant(field):yyyy-MM-ddTHH:mm:ssZ}" : OneIn(3) ? Pick(Instants) : $"2026-11-{20 + random.Next(10)}T{random.Next(24):00}:00:00Z";

    /// <summary>A length of time as text.</summary>
    public string Duration() => IsGood() ? "900s" : Pick(Durations);

    /// <summary>The name of an enum value, or nearly.</summary>
    public string EnumName(EnumDescriptor type) => IsGood() ? careful.Value(type).Name : OneIn(4) ? Pick(["", "0", "1", "99", "-1", "nothing", type.Values[^1].Name.ToLowerInvariant()]) : Pick([.. type.Values]).Name;

    /// <summary>The number of an enum value, or one that has no name.</summary>
    public int Number(EnumDescriptor type) => IsGood() ? careful.Value(type).Number : OneIn(6) ? Pick(Wholes) : Pick([.. type.Values]).Number;

    /// <summary>An instant as a message, which can hold far more than there is.</summary>
    public Timestamp Timestamp(FieldDescriptor field) =>
        IsGood() ? careful.Instant(field).ToTimestamp()
        : OneIn(4) ? new Timestamp { Seconds = Pick([long.MinValue, long.MaxValue, -1, 0, 946_684_799, 946_684_800, 4_102_444_799, 4_102_444_800, 253_402_300_800]), Nanos = Pick(Wholes) }
        : CarefulValues.Now.AddHours(Below(200)).ToTimestamp();

    /// <summary>A length of time as a message, likewise.</summary>
    public Duration Length() => IsGood() ? new Duration { Seconds = 900 } : new Duration
    {
        Seconds = Pick([0, 900, 7200, 7201, -1, 1_000_000_000_000_000_000, -1_000_000_000_000_000_000, long.MaxValue, long.MinValue]),
        Nanos = OneIn(4) ? Pick(Wholes) : 0,
    };

    /// <summary>Any field's value as one text, for a path or a query.</summary>
    public string AsText(FieldDescriptor field) => Slips(8) ? Pick(Odd) : field.FieldType switch
    {
        FieldType.Int32 => Whole(field).ToString(CultureInfo.InvariantCulture),
        FieldType.Double => Number(field).ToString("R", CultureInfo.InvariantCulture),
        FieldType.Bool => IsGood() ? "true" : Pick(["true", "false", "TRUE", "1"]),
        FieldType.Enum => EnumName(field.EnumType),
        FieldType.Message when field.MessageType.Name == "Timestamp" => Instant(field),
        FieldType.Message when field.MessageType.Name == "Duration" => Duration(),
        FieldType.Message => Pick(["name", "wanted,maximum", "stepFree", "step_free", "*", ",", "a.b.c", "location.latitude", "etag,id"]),
        _ => Text(field),
    };

    /// <summary>The id of something that exists, in one of the spellings of a UUID; mostly in the usual one.</summary>
    private string? Known(FieldDescriptor field)
    {
        if (careful.Known(field) is not { } id)
        {
            return null;
        }

        return OneIn(12) && Guid.TryParse(id, out var uuid) ? Pick([id.ToUpperInvariant(), $"{{{id}}}", $"{uuid:N}", $"{uuid:X}", $" {id}", $"{id}\0"]) : id;
    }

    /// <summary>Whether the next value is right: nearly always where the client takes care.</summary>
    private bool IsGood() => IsCareful && !OneIn(20);

    private string Id()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0f) | 0x70);
        return new Guid(bytes).ToString();
    }
}
