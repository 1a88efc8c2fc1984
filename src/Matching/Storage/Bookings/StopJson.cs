using System.Text.Json;
using Matching.Lifts;

namespace Matching.Storage.Bookings;

/// <summary>Reads the stops of a leg as statements answer them: one array a stop.</summary>
internal static class StopJson
{
    /// <summary>The stops; none for null.</summary>
    public static IReadOnlyList<Stop> Read(string? json, IOriginVault vault)
    {
        if (json is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(stop =>
        {
            var booking = stop[0].GetGuid();
            return vault.OpenStop(new Stop(booking, default, stop[2].GetInt32(), new TimeWindow(Instant(stop[3]), Instant(stop[4]))), Bytes(stop[1]));
        })];
    }

    /// <summary>Bytes of PostgreSQL's base64, which it breaks into lines.</summary>
    public static byte[] Bytes(JsonElement text) => Convert.FromBase64String(text.GetString()!.Replace("\n", "", StringComparison.Ordinal));

    private static DateTimeOffset? Instant(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDateTimeOffset();
}
