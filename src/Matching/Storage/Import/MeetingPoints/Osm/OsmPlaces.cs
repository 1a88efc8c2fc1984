using System.Globalization;

namespace Matching.Storage.Import.MeetingPoints.Osm;

/// <summary>Which elements of the map are places to meet, by the tags that its community documents.</summary>
internal static class OsmPlaces
{
    /// <summary>Longer names are cut; a phone shows no more.</summary>
    private const int LongestName = 100;

    /// <summary>Tells whether a key may make an element a place to meet.</summary>
    public static bool IsTelling(ReadOnlySpan<byte> key) =>
        key.SequenceEqual("railway"u8) || key.SequenceEqual("public_transport"u8) || key.SequenceEqual("amenity"u8);

    /// <summary>What an element is; null where it is no public place to meet.</summary>
    public static OsmPlaceKind? KindOf(IReadOnlyDictionary<string, string> tags)
    {
        if (Of(tags, "access") is "private" or "no" || Of(tags, "station") == "miniature")
        {
            return null;
        }

        return (Of(tags, "railway"), Of(tags, "public_transport"), Of(tags, "amenity")) switch
        {
            ("station" or "halt", _, _) => OsmPlaceKind.Station,
            (_, _, "bus_station") => OsmPlaceKind.BusStation,
            (_, "station", _) => Of(tags, "bus") == "yes" && Of(tags, "train") != "yes" ? OsmPlaceKind.BusStation : OsmPlaceKind.Station,
            (_, _, "parking") => Of(tags, "park_ride") is "" or "no" ? null : OsmPlaceKind.ParkAndRide,
            (_, _, "community_centre") => OsmPlaceKind.CommunityCentre,
            _ => null,
        };
    }

    /// <summary>The name in one line; empty where it has none.</summary>
    public static string NameOf(IReadOnlyDictionary<string, string> tags)
    {
        var name = string.Join(' ', Of(tags, "name").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Visible)).Trim();
        var elements = new StringInfo(name);
        return elements.LengthInTextElements <= LongestName ? name : elements.SubstringByTextElements(0, LongestName - 1).TrimEnd() + "…";
    }

    /// <summary><c>limited</c> is not step-free for everybody, and not known to be impassable: nobody is told either.</summary>
    public static string StepFreeOf(IReadOnlyDictionary<string, string> tags) => Of(tags, "wheelchair") switch
    {
        "yes" or "designated" => "YES",
        "no" => "NO",
        _ => "UNKNOWN",
    };

    private static string Visible(string word) => new([.. word.Where(letter => !char.IsControl(letter))]);

    private static string Of(IReadOnlyDictionary<string, string> tags, string key) => tags.GetValueOrDefault(key, "");
}
