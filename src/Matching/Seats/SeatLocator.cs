using Matching.Geo;
using Matching.Outcomes;

namespace Matching.Seats;

/// <summary>Says in which seat of an atlas a place lies, and which others it may lie in.</summary>
internal static class SeatLocator
{
    /// <summary>A point this near to another seat's outline may lie in it: outlines are generalised to 20 m, and a postcode is no single point.</summary>
    public const double BoundaryMetres = 150;

    /// <summary>A point at sea or on a quay belongs to the nearest seat up to this far.</summary>
    public const double CoastMetres = 5_000;

    /// <summary>Locates a place. Fails with <see cref="Reason.SeatNotFound"/> where no seat is near.</summary>
    /// <param name="place">The place.</param>
    /// <param name="area">The sector or outcode that it resolved to; null for units and coordinates.</param>
    /// <param name="atlas">The seats.</param>
    public static Result<SeatLocation> Locate(Place place, PlaceArea? area, SeatAtlas atlas)
    {
        if (place.Precision is PlacePrecision.Exact or PlacePrecision.Unit || area is null)
        {
            return LocatePoint(place.Grid, atlas);
        }

        SeatCandidate[] shares =
        [
            .. from share in area.Shares
               where share.BoundarySet == atlas.BoundarySet
               let seat = atlas.Find(share.SeatCode)
               where seat is not null
               orderby share.Share descending, seat.Code
               select new SeatCandidate(seat, share.Share, seat.MetresFrom(place.Grid)),
        ];
        return shares.Length > 0 ? new SeatLocation(shares, false) : LocateCircle(place, atlas);
    }

    /// <summary>An area whose shares are not known in this boundary set: every seat within its radius, nearest to its centre first.</summary>
    private static Result<SeatLocation> LocateCircle(Place place, SeatAtlas atlas)
    {
        var within = Within(place.Grid, atlas, place.RadiusMetres);
        return within.Count > 0 ? new SeatLocation([.. within.Select(found => found with { Share = 0 })], false) : LocatePoint(place.Grid, atlas);
    }

    private static Result<SeatLocation> LocatePoint(GridPoint point, SeatAtlas atlas)
    {
        var near = Within(point, atlas, BoundaryMetres);
        if (near.Count == 0)
        {
            near = [.. Within(point, atlas, CoastMetres).Take(1)];
        }

        return near.Count > 0
            ? new SeatLocation(near, near.Count > 1)
            : new Failure(Reason.SeatNotFound, "No seat lies within 5 km of this place.");
    }

    /// <summary>The seats within so many metres of a point, by distance, those that cover it first, then by code; the first has the whole share.</summary>
    private static List<SeatCandidate> Within(GridPoint point, SeatAtlas atlas, double metres)
    {
        var most = (long)(metres * 1000);
        var bound = Millimetres.SquaredBound(most);
        var found = new List<(Seat Seat, double Squared)>();
        foreach (var seat in atlas.Seats)
        {
            var squared = seat.Outline.SquaredDistanceTo(point, bound);
            if (squared < bound && Millimetres.Of(squared) <= most)
            {
                found.Add((seat, squared));
            }
        }

        return
        [
            .. found
                .OrderBy(seat => seat.Squared > 0)
                .ThenBy(seat => Millimetres.Of(seat.Squared))
                .ThenBy(seat => seat.Seat.Code, StringComparer.Ordinal)
                .Select((seat, at) => new SeatCandidate(seat.Seat, at == 0 ? 1 : 0, Millimetres.Of(seat.Squared) / 1000.0)),
        ];
    }
}
