using Matching.Geo;
using Proof.Chaos.Stored;

namespace Proof.Chaos.Checks;

/// <summary>
/// Drives every car through its stops as they stand at the end, in words of its own: there is one shift of the leg by which everybody boards within five minutes of what they were promised at
/// acceptance, is where they want to be in time, and the driver's and everybody's limits hold. A coach is where its timetable says.
/// </summary>
internal static class PromisesKept
{
    private const double Drift = 300;
    private const double Buffer = 600;
    private const double GreatestShift = 1_800;
    private const double StopSeconds = 60;

    /// <summary>Instants are stored to the microsecond and told to the second.</summary>
    private const double Rounding = 1;

    /// <summary>What does not hold.</summary>
    public static IEnumerable<string> Faults(WorldState state)
    {
        var sessions = state.Sessions.ToDictionary(session => session.Id);
        var requests = state.Requests.ToDictionary(request => request.Id);
        var stops = state.Stops.ToLookup(stop => (stop.OfferId, stop.Direction));
        var riding = state.Bookings.Where(booking => booking.State == "ACCEPTED").ToDictionary(booking => booking.Id);
        var riders = state.BookingLegs.Where(leg => leg.Accepted && riding.ContainsKey(leg.BookingId)).ToLookup(leg => (riding[leg.BookingId].OfferId, leg.Direction));
        foreach (var offer in state.Offers.Where(offer => offer.State == "ACTIVE"))
        {
            foreach (var direction in (string[])["OUTWARD", "RETURN"])
            {
                var aboard = riders[(offer.Id, direction)].Select(leg => Of(leg, requests[riding[leg.BookingId].RequestId])).ToList();
                var way = new Way(offer, sessions[offer.SessionId], direction == "OUTWARD", [.. stops[(offer.Id, direction)].OrderBy(stop => stop.Ordinal)]);
                foreach (var fault in aboard.Count == 0 ? [] : FaultsOf(way, aboard))
                {
                    yield return $"{direction} of {offer.Id}: {fault}";
                }
            }
        }

        Rider Of(StoredBookingLeg leg, StoredRequest request) => new(leg, request, sessions[request.SessionId]);
    }

    private static IEnumerable<string> FaultsOf(Way way, List<Rider> aboard)
    {
        foreach (var drifted in aboard.Where(rider => rider.Leg.PromisedAt is not { } promised || Math.Abs((rider.Leg.PickupAt - promised).TotalSeconds) > Drift + Rounding))
        {
            yield return $"promised at {drifted.Leg.PromisedAt:T} and told {drifted.Leg.PickupAt:T}: {drifted.Leg}";
        }

        var faults = way.Offer.CoachStops.Count > 0 ? CoachFaults(way, aboard) : CarFaults(way, aboard);
        foreach (var fault in faults)
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> CoachFaults(Way way, List<Rider> aboard)
    {
        var inTime = way.Outward ? way.Offer.LatestArrival <= way.Session.StartsAt.AddSeconds(-Buffer) : way.Offer.ReturnDeparture >= way.Session.EndsAt;
        if (!inTime)
        {
            yield return $"the coach is not there from {way.Session.StartsAt:T} to {way.Session.EndsAt:T}";
        }

        foreach (var rider in aboard)
        {
            var at = way.Stops.Single(stop => stop.BookingId == rider.Leg.BookingId).Point;
            var call = way.Offer.CoachStops.SingleOrDefault(stop => stop.Point == at);
            var boards = way.Outward ? call?.DepartsAt : way.Offer.ReturnDeparture;
            if (boards is not { } instant || call is null || Math.Abs((instant - rider.Leg.PromisedAt!.Value).TotalSeconds) > Drift + Rounding)
            {
                yield return $"promised at {rider.Leg.PromisedAt:T}, and the coach is there at {boards:T}: {rider.Leg}";
            }
        }
    }

    private static IEnumerable<string> CarFaults(Way way, List<Rider> aboard)
    {
        var (points, offsets) = way.Drive();
        var total = offsets[^1];
        var direct = Seconds(points[0], points[^1]);
        if (total > direct + way.Offer.MaxDetour.TotalSeconds + Rounding)
        {
            yield return $"takes {total:F0} s, {direct:F0} s straight, with a detour of {way.Offer.MaxDetour}";
        }

        // Outward the car is due at the session and leaves the earlier the more it shifts; homeward it leaves there, and the later.
        var sign = way.Outward ? -1 : 1;
        var due = way.Session.StartsAt.AddSeconds(-Buffer);
        var start = way.Outward
            ? (way.Offer.LatestArrival < due ? way.Offer.LatestArrival.Value : due).AddSeconds(-total)
            : way.Offer.ReturnDeparture > way.Session.EndsAt ? way.Offer.ReturnDeparture.Value : way.Session.EndsAt;
        var (least, most) = (0.0, GreatestShift);
        if (way.Outward && way.Offer.EarliestDeparture is { } earliest)
        {
            most = (start - earliest).TotalSeconds;
        }

        if (!way.Outward && way.Offer.LatestReturn is { } latest)
        {
            most = (latest - start).TotalSeconds - total;
        }

        foreach (var rider in aboard)
        {
            var (boards, leaves) = way.PlacesOf(rider.Leg.BookingId);
            var ride = offsets[leaves] - offsets[boards];
            var straight = Seconds(points[boards], points[leaves]);
            if (ride > Math.Max(straight * 1.5, straight + 1_200) + Rounding)
            {
                yield return $"is aboard for {ride:F0} s, {straight:F0} s straight: {rider.Leg}";
            }

            Narrow(boards, rider.Leg.PromisedAt!.Value.AddSeconds(-Drift), rider.Leg.PromisedAt.Value.AddSeconds(Drift));
            if (way.Outward)
            {
                Narrow(leaves, DateTimeOffset.MinValue, rider.Session.StartsAt.AddSeconds(-Buffer));
                Narrow(boards, rider.Request.EarliestDeparture ?? DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
            }
            else
            {
                Narrow(boards, rider.Session.EndsAt, DateTimeOffset.MaxValue);
            }
        }

        if (least > most + Rounding)
        {
            yield return $"no shift keeps every promise, it needs {least:F0} s and may {most:F0} s: {string.Join(", ", aboard.Select(rider => rider.Leg))}";
        }

        void Narrow(int place, DateTimeOffset notBefore, DateTimeOffset notAfter)
        {
            var unshifted = start.AddSeconds(offsets[place]);
            var (low, high) = ((notBefore - unshifted).TotalSeconds * sign, (notAfter - unshifted).TotalSeconds * sign);
            least = Math.Max(least, Math.Min(low, high));
            most = Math.Min(most, Math.Max(low, high));
        }
    }

    /// <summary>Minutes = 0.8667 (d + 16 d / (d + 8)), d in kilometres.</summary>
    private static double Seconds(GridPoint from, GridPoint to)
    {
        var kilometres = Math.Sqrt(Math.Pow(from.Easting - to.Easting, 2) + Math.Pow(from.Northing - to.Northing, 2)) / 1_000;
        return 60 * 0.8667 * (kilometres + (16 * kilometres / (kilometres + 8)));
    }

    /// <summary>Who rides on a leg, with where they want to go.</summary>
    private sealed record Rider(StoredBookingLeg Leg, StoredRequest Request, StoredSession Session);

    /// <summary>A leg with its stops in driving order.</summary>
    private sealed record Way(StoredOffer Offer, StoredSession Session, bool Outward, IReadOnlyList<StoredStop> Stops)
    {
        /// <summary>The places from end to end, and the seconds until each: a minute at each that is neither end nor was there before.</summary>
        public (IReadOnlyList<GridPoint> Points, IReadOnlyList<double> Offsets) Drive()
        {
            var (from, to) = Outward ? (Offer.Home, Session.Point) : (Session.Point, Offer.Home);
            List<GridPoint> points = [from, .. Stops.Select(stop => stop.Point), to];
            var offsets = new List<double> { 0 };
            var been = new HashSet<GridPoint> { from, to };
            for (var at = 1; at < points.Count; at++)
            {
                offsets.Add(offsets[^1] + (been.Add(points[at - 1]) ? StopSeconds : 0) + Seconds(points[at - 1], points[at]));
            }

            return (points, offsets);
        }

        /// <summary>At which places a party boards and leaves: at the ends where it has no stop of its own.</summary>
        public (int Boards, int Leaves) PlacesOf(Guid booking)
        {
            var (boards, leaves) = (0, Stops.Count + 1);
            for (var at = 0; at < Stops.Count; at++)
            {
                if (Stops[at].BookingId == booking)
                {
                    (boards, leaves) = Stops[at].LoadChange > 0 ? (at + 1, leaves) : (boards, at + 1);
                }
            }

            return (boards, leaves);
        }
    }
}
