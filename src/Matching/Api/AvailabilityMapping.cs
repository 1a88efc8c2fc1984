using Google.Protobuf.WellKnownTypes;
using Matching.Geo;
using Matching.Lifts;
using Matching.People;
using Matching.Plans.Availabilities;
using Availability = Matching.Plans.Availabilities.Availability;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>Availabilities from and to the wire.</summary>
internal static class AvailabilityMapping
{
    private const string At = "availability";
    private const int MostSeats = 8;
    private const int UsualSeats = 3;

    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(4);
    private static readonly TimeSpan LongestAhead = TimeSpan.FromDays(60);
    private static readonly TimeSpan LeastTravel = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MostTravel = TimeSpan.FromHours(6);

    /// <summary>What the caller says; each wrong field is named.</summary>
    public static Availability Availability(this FieldChecks checks, Wire.Availability sent, Caller caller, IPlaces places, LiftRules rules, DateTimeOffset now)
    {
        checks.MustBeEmpty($"{At}.id", sent.Id);
        var from = checks.Instant($"{At}.from", sent.From);
        var until = checks.Instant($"{At}.until", sent.Until);
        if (sent.From is not null && sent.Until is not null && (until <= from || until - from > LongestWindow || until <= now || until - now > LongestAhead))
        {
            checks.Add($"{At}.until", "Must be to come, after from, at most 4 days later and at most 60 days from now.", $"{At}.from");
        }

        foreach (var (field, isSet) in (ReadOnlySpan<(string, bool)>)[("spare_seats", sent.HasSpareSeats), ("max_detour", sent.MaxDetour is not null)])
        {
            if (isSet && !sent.Drives)
            {
                checks.Add($"{At}.{field}", "Must be empty: only who drives says so.", $"{At}.drives");
            }
        }

        return new Availability
        {
            Id = default,
            Campaign = sent.Campaign.Length == 0 ? caller.Campaign : sent.Campaign,
            Subject = caller.Subject,
            Name = caller.Name,
            From = from,
            Until = until,
            Terms = new AvailabilityTerms
            {
                Origin = checks.Origin($"{At}.origin_place", sent.OriginPlace, places),
                Party = checks.PartySize($"{At}.party_size", sent.HasPartySize, sent.PartySize),
                MaxTravel = checks.MaxTravel(sent.MaxTravel),
                SpareSeats = sent.Drives ? checks.Between($"{At}.spare_seats", sent.HasSpareSeats ? sent.SpareSeats : UsualSeats, 0, MostSeats) : null,
                MaxDetour = sent.Drives ? checks.Detour($"{At}.max_detour", sent.MaxDetour, rules.DefaultDetour) : default,
                MaxWalkMetres = checks.MaxWalk($"{At}.max_walk_metres", sent.HasMaxWalkMetres, sent.MaxWalkMetres),
                WomenOnly = sent.WomenOnly,
                WomenOnlyWelcome = sent.WomenOnlyWelcome,
                Wheelchair = sent.Wheelchair,
                ChildSeat = sent.ChildSeat,
                StepFree = sent.StepFree,
                MeetingPointsOnly = sent.MeetingPointsOnly,
            },
            CreatedAt = now,
        };
    }

    /// <summary>It as its owner sees it.</summary>
    public static Wire.Availability ToWire(this Availability said)
    {
        var terms = said.Terms;
        var wire = new Wire.Availability
        {
            Id = said.Id.ToString(),
            Campaign = said.Campaign,
            OriginPlace = terms.Origin.Text,
            From = said.From.ToTimestamp(),
            Until = said.Until.ToTimestamp(),
            MaxTravel = Duration.FromTimeSpan(terms.MaxTravel),
            PartySize = terms.Party,
            Drives = terms.SpareSeats is not null,
            MaxWalkMetres = terms.MaxWalkMetres,
            WomenOnly = terms.WomenOnly,
            WomenOnlyWelcome = terms.WomenOnlyWelcome,
            Wheelchair = terms.Wheelchair,
            ChildSeat = terms.ChildSeat,
            StepFree = terms.StepFree,
            MeetingPointsOnly = terms.MeetingPointsOnly,
            State = said.Cancelled ? Wire.Availability.Types.State.Types.Value.Cancelled : Wire.Availability.Types.State.Types.Value.Open,
            CreateTime = said.CreatedAt.ToTimestamp(),
        };
        if (terms.SpareSeats is { } seats)
        {
            (wire.SpareSeats, wire.MaxDetour) = (seats, Duration.FromTimeSpan(terms.MaxDetour));
        }

        return wire;
    }

    private static TimeSpan MaxTravel(this FieldChecks checks, Duration? sent)
    {
        if (sent is null)
        {
            return AvailabilityTerms.DefaultMaxTravel;
        }

        // Told apart by whole seconds first, since a Duration can hold what a TimeSpan cannot.
        if (sent.Seconds >= LeastTravel.TotalSeconds && sent.Seconds <= MostTravel.TotalSeconds && sent.Nanos is >= 0 and < 1_000_000_000)
        {
            var travel = TimeSpan.FromSeconds(sent.Seconds) + TimeSpan.FromMilliseconds(sent.Nanos / 1_000_000);
            if (travel <= MostTravel)
            {
                return travel;
            }
        }

        checks.Add($"{At}.max_travel", "Must be 60 to 21600 seconds.");
        return AvailabilityTerms.DefaultMaxTravel;
    }
}
