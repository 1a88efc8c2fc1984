using Matching.Geo;
using Matching.Lifts;
using Matching.People;
using Matching.Sessions;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>Checks of what an organiser says of a coach, whose timetable must be whole: nothing of it is left to the service.</summary>
internal static class CoachChecks
{
    /// <summary>Fewer are a car's.</summary>
    public const int FewestSeats = 9;

    /// <summary>Most seats of a coach.</summary>
    public const int MostSeats = 80;

    private const int MostStops = 30;

    private static readonly TimeSpan LongestLeg = TimeSpan.FromHours(24);

    /// <summary>Stands in for the origin of a coach, which starts at its first stop.</summary>
    public static readonly LiftOrigin NoOrigin = new("", default, default);

    /// <summary>An offer's terms as those of a coach; a stop that it has already is where it was, whatever its place would be resolved to now.</summary>
    public static LiftTerms AsCoach(
        this FieldChecks checks, LiftTerms terms, Wire.LiftOffer sent, Caller caller, IPlaces places, IReadOnlyList<CoachStop> known)
    {
        if (caller.Role < Role.Organiser)
        {
            checks.Add("lift_offer.coach_stops", "Must be empty: only an organiser runs a coach.");
        }

        if (sent.CoachStops.Count > MostStops)
        {
            checks.Add("lift_offer.coach_stops", $"Must be at most {MostStops} stops.");
            return terms;
        }

        checks.Unset("lift_offer.origin_place", sent.OriginPlace.Length > 0, "a coach starts at its first stop");
        checks.Unset("lift_offer.company", sent.Company > 0, "a coach has passengers alone");
        checks.Unset("lift_offer.max_detour", sent.MaxDetour is not null, "a coach keeps its timetable");
        checks.Unset("lift_offer.earliest_departure", sent.EarliestDeparture is not null, "the stops of a coach say when it leaves");
        checks.Unset("lift_offer.latest_return", sent.LatestReturn is not null, "the stops of a coach say when it is back");
        var stops = sent.CoachStops.Select((stop, at) => checks.Stop(At(at), stop, places, known)).ToList();
        checks.Distinct(stops);
        checks.InOrder(stops, "departure_time", stop => stop.DepartsAt, terms.OutwardSeats is not null, "lift_offer.latest_arrival", terms.LatestArrival, 1);
        checks.InOrder(stops, "return_time", stop => stop.ReturnsAt, terms.ReturnSeats is not null, "lift_offer.return_departure", terms.ReturnDeparture, -1);
        return terms with
        {
            CoachStops = stops,
            Origin = new LiftOrigin("", stops[0].Point, stops[0].Point),
            MaxDetour = TimeSpan.Zero,
            MeetingPointsOnly = true,
        };
    }

    private static string At(int stop) => $"lift_offer.coach_stops[{stop}]";

    private static void Unset(this FieldChecks checks, string field, bool isSet, string because)
    {
        if (isSet)
        {
            checks.Add(field, $"Must not be set: {because}.", "lift_offer.coach_stops");
        }
    }

    private static CoachStop Stop(this FieldChecks checks, string field, Wire.CoachStop sent, IPlaces places, IReadOnlyList<CoachStop> known)
    {
        var origin = known.FirstOrDefault(stop => stop.Place == sent.Place) is { } stays
            ? new LiftOrigin(stays.Place, stays.Point, stays.Point)
            : checks.Origin($"{field}.place", sent.Place, places);
        var name = checks.Text($"{field}.name", sent.Name, 0, 100).Trim();
        if (sent.DepartureTime is null && sent.ReturnTime is null)
        {
            checks.Add($"{field}.departure_time", "Must be set where return_time is not.", $"{field}.return_time");
        }

        var said = checks.Named($"{field}.step_free", sent.StepFree);
        return new CoachStop(
            name.Length > 0 ? name : origin.Text,
            origin.Text,
            origin.Point,
            checks.OptionalInstant($"{field}.departure_time", sent.DepartureTime),
            checks.OptionalInstant($"{field}.return_time", sent.ReturnTime),
            Enum.IsDefined(said) ? said.ToDomain() ?? StepFree.Unknown : StepFree.Unknown);
    }

    /// <summary>Where two stops were one place, nobody could tell which of them a passenger means.</summary>
    private static void Distinct(this FieldChecks checks, List<CoachStop> stops)
    {
        for (var at = 1; at < stops.Count; at++)
        {
            var same = stops.FindIndex(stop => stop.Point == stops[at].Point);
            if (same < at && stops[at].Point != default)
            {
                checks.Add($"{At(at)}.place", $"Must be another place than that of stop {same + 1}.", $"{At(same)}.place");
            }
        }
    }

    /// <summary>Times of one way: one stop at least has one, they follow one another, and the session comes after the last of them (on the way back, before the first).</summary>
    private static void InOrder(
        this FieldChecks checks, List<CoachStop> stops, string name, Func<CoachStop, DateTimeOffset?> time, bool offered, string sessionField, DateTimeOffset? atSession, int order)
    {
        var timed = stops.Select((stop, at) => (Field: $"{At(at)}.{name}", Time: time(stop))).Where(stop => stop.Time is not null).ToList();
        if (!offered)
        {
            timed.ForEach(stop => checks.Add(stop.Field, "Must not be set: this leg is not offered.", "lift_offer.legs"));
            checks.Unset(sessionField, atSession is not null, "this leg is not offered");
            return;
        }

        if (timed.Count == 0)
        {
            checks.Add("lift_offer.coach_stops", $"Must have one {name} or more, or legs must leave that way out.", "lift_offer.legs");
        }

        for (var at = 1; at < timed.Count; at++)
        {
            if (timed[at].Time!.Value.CompareTo(timed[at - 1].Time!.Value) * order <= 0)
            {
                checks.Add(timed[at].Field, $"Must be {(order > 0 ? "later" : "earlier")} than at the stop before it.", timed[at - 1].Field);
            }
        }

        checks.AtSession(timed, sessionField, atSession, order);
    }

    private static void AtSession(
        this FieldChecks checks, List<(string Field, DateTimeOffset? Time)> timed, string sessionField, DateTimeOffset? atSession, int order)
    {
        if (atSession is not { } session)
        {
            checks.Add(sessionField, "Must be set: it is the coach's time at the session.");
            return;
        }

        foreach (var (field, time) in timed)
        {
            var ride = (session - time!.Value) * order;
            if (ride <= TimeSpan.Zero || ride > LongestLeg)
            {
                checks.Add(field, $"Must be {(order > 0 ? "before the arrival at" : "after the departure from")} the session, by no more than 24 hours.", sessionField);
            }
        }
    }
}
