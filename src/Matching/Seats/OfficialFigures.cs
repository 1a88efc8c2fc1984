using System.Collections.Frozen;
using Matching.Geo;
using Matching.Outcomes;

namespace Matching.Seats;

/// <summary>Everything official that answers at one moment: one snapshot of the database, replaced as a whole.</summary>
internal sealed class OfficialFigures
{
    private readonly FrozenDictionary<string, SeatAtlas> atlases;

    /// <summary>Makes a snapshot.</summary>
    public OfficialFigures(PlaceBook places, IEnumerable<SeatAtlas> atlases, IReadOnlyList<Release> releases, PublicPlaces? meetingPoints = null)
    {
        Places = places;
        MeetingPoints = meetingPoints ?? PublicPlaces.Empty;
        Releases = releases;
        this.atlases = atlases.ToFrozenDictionary(atlas => atlas.BoundarySet, StringComparer.Ordinal);
        Newest = this.atlases.Values.MaxBy(atlas => atlas.BoundarySet, StringComparer.Ordinal);
    }

    /// <summary>Postcodes, sectors and outcodes.</summary>
    public PlaceBook Places { get; }

    /// <summary>Public places where driver and passenger may meet.</summary>
    public PublicPlaces MeetingPoints { get; }

    /// <summary>The releases that it was made of.</summary>
    public IReadOnlyList<Release> Releases { get; }

    /// <summary>The newest boundary set by its name (its year), whenever it was imported; null where no seats are loaded.</summary>
    public SeatAtlas? Newest { get; }

    /// <summary>The atlas of a boundary set, or null.</summary>
    public SeatAtlas? Find(string boundarySet) => atlases.GetValueOrDefault(boundarySet);

    /// <summary>The atlas of a boundary set; of the newest where none is named.</summary>
    public Result<SeatAtlas> Atlas(string boundarySet) =>
        (boundarySet.Length == 0 ? Newest : Find(boundarySet)) is { } atlas
            ? atlas
            : new Failure(Reason.BoundarySetNotFound, $"No boundary set \"{boundarySet}\" is loaded; there are: {string.Join(", ", atlases.Keys.Order(StringComparer.Ordinal))}.");
}
