using Google.Protobuf.WellKnownTypes;
using Matching.Geo;
using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>Checks of what requests say about lifts.</summary>
internal static class LiftChecks
{
    private const int MostSeats = 8;
    private const int MostPlate = 10;
    private const int DefaultSeats = 3;
    private const double MostWalkMetres = 5000;
    private const int DefaultLimit = 10;

    private static readonly TimeSpan MostDetour = TimeSpan.FromHours(2);

    /// <summary>What a driver says of time counts to the minute: finer, a car that just fits somebody would tell where they live.</summary>
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>
    /// What a driver says, or an organiser who runs a coach; of an offer that exists its places are known, and looked up only where they are others now.
    /// </summary>
    public static LiftTerms Terms(
        this FieldChecks checks, Wire.LiftOffer sent, Caller caller, IPlaces places, LiftRules rules, LiftTerms? known = null)
    {
        if (known is null)
        {
            checks.MustBeEmpty("lift_offer.id", sent.Id);
        }

        var isCoach = sent.CoachStops.Count > 0;
        var session = checks.Id("lift_offer.session", sent.Session);
        var terms = checks.CarTerms("lift_offer", sent, isCoach ? CoachChecks.NoOrigin : known?.Origin, isCoach, places, rules) with
        {
            SessionId = session,
            EarliestDeparture = Said(checks.OptionalInstant("lift_offer.earliest_departure", sent.EarliestDeparture)),
            LatestArrival = Said(checks.OptionalInstant("lift_offer.latest_arrival", sent.LatestArrival)),
            ReturnDeparture = Said(checks.OptionalInstant("lift_offer.return_departure", sent.ReturnDeparture)),
            LatestReturn = Said(checks.OptionalInstant("lift_offer.latest_return", sent.LatestReturn)),
        };
        return isCoach ? checks.AsCoach(terms, sent, caller, places, known?.CoachStops ?? []) : terms;

        // A coach's timetable is public.
        DateTimeOffset? Said(DateTimeOffset? time) => time is { } instant && !isCoach ? Timing.Down(instant, Minute) : time;
    }

    /// <summary>What a driver says of the car and where it starts, whatever the session and the times.</summary>
    /// <param name="checks">Collects what is wrong.</param>
    /// <param name="at">The message that says it, by whose name wrong fields are told.</param>
    /// <param name="sent">What is said.</param>
    /// <param name="known">The origin where it is known; it is looked up only where another is said.</param>
    /// <param name="isCoach">Whether it is a coach.</param>
    /// <param name="places">Resolves the origin.</param>
    /// <param name="rules">The usual detour.</param>
    public static LiftTerms CarTerms(
        this FieldChecks checks, string at, Wire.LiftOffer sent, LiftOrigin? known, bool isCoach, IPlaces places, LiftRules rules)
    {
        var (fewest, most) = isCoach ? (CoachChecks.FewestSeats, CoachChecks.MostSeats) : (1, MostSeats);
        var legs = checks.Named($"{at}.legs", sent.Legs).ToDomain();
        var outward = checks.Between($"{at}.outward_seats", sent.HasOutwardSeats ? sent.OutwardSeats : DefaultSeats, fewest, most);
        // Where nothing is said of them, a wrong number of outward seats is told once.
        var back = sent.HasReturnSeats ? checks.Between($"{at}.return_seats", sent.ReturnSeats, fewest, most) : outward;
        return new LiftTerms
        {
            SessionId = default,
            Origin = isCoach || known?.Text == sent.OriginPlace ? known! : checks.Origin($"{at}.origin_place", sent.OriginPlace, places),
            OutwardSeats = legs.HasFlag(Legs.Outward) ? outward : null,
            ReturnSeats = legs.HasFlag(Legs.Return) ? back : null,
            Company = checks.Between($"{at}.company", sent.Company, 0, MostSeats),
            MaxDetour = checks.Detour($"{at}.max_detour", sent.MaxDetour, rules.DefaultDetour),
            WomenOnly = sent.WomenOnly,
            WheelchairSpace = sent.WheelchairSpace,
            ChildSeat = sent.ChildSeat,
            MeetingPointsOnly = sent.MeetingPointsOnly,
            Instant = sent.HasInstant ? sent.Instant : isCoach,
            Cost = (LiftCost)Math.Max(0, (int)checks.Named($"{at}.cost", sent.Cost) - 1),
            Car = checks.Text($"{at}.car", sent.Car, 0, 100).Trim(),
            Plate = checks.Plate($"{at}.plate", sent.Plate),
            Note = checks.Text($"{at}.note", sent.Note, 0, 300),
        };
    }

    /// <summary>What a passenger says; of a request that exists the origin is known.</summary>
    public static LiftNeeds Needs(this FieldChecks checks, Wire.LiftRequest sent, IPlaces places, LiftOrigin? known = null)
    {
        if (known is null)
        {
            checks.MustBeEmpty("lift_request.id", sent.Id);
        }

        return new LiftNeeds
        {
            SessionId = checks.Id("lift_request.session", sent.Session),
            Origin = known?.Text == sent.OriginPlace ? known : checks.Origin("lift_request.origin_place", sent.OriginPlace, places),
            Legs = checks.Named("lift_request.legs", sent.Legs).ToDomain(),
            PartySize = checks.PartySize("lift_request.party_size", sent.HasPartySize, sent.PartySize),
            EarliestDeparture = checks.OptionalInstant("lift_request.earliest_departure", sent.EarliestDeparture),
            LatestReturn = checks.OptionalInstant("lift_request.latest_return", sent.LatestReturn),
            MaxWalkMetres = checks.MaxWalk("lift_request.max_walk_metres", sent.HasMaxWalkMetres, sent.MaxWalkMetres),
            WomenOnly = sent.WomenOnly,
            WomenOnlyWelcome = sent.WomenOnlyWelcome,
            Wheelchair = sent.Wheelchair,
            ChildSeat = sent.ChildSeat,
            StepFree = sent.StepFree,
            MeetingPointsOnly = sent.MeetingPointsOnly,
            RematchInstantly = sent.RematchInstantly,
        };
    }

    /// <summary>People who travel together; one where nothing is said.</summary>
    public static int PartySize(this FieldChecks checks, string field, bool isSet, int value) => checks.Between(field, isSet ? value : 1, 1, MostSeats);

    /// <summary>Greatest walk.</summary>
    public static double MaxWalk(this FieldChecks checks, string field, bool isSet, double value) =>
        isSet ? checks.Between(field, value, 0, MostWalkMetres) : LiftWish.DefaultMaxWalkMetres;

    /// <summary>Most matches in an answer.</summary>
    public static int MatchLimit(this FieldChecks checks, bool isSet, int value) => checks.Between("limit", isSet ? value : DefaultLimit, 1, 50);

    /// <summary>After which offer or request the page begins; null for the first page.</summary>
    public static Guid? LiftsAfter(this FieldChecks checks, Google.Protobuf.IMessage query, string token)
    {
        if (checks.PageStart(query, token, 1) is not [var id])
        {
            return null;
        }

        if (Guid.TryParseExact(id, "D", out var last))
        {
            return last;
        }

        checks.Add("page_token", "Must be the next_page_token of the same query.");
        return null;
    }

    /// <summary>Notes a field that cannot be changed.</summary>
    public static void MustStay(this FieldChecks checks, string field, string sent, string stored, string why)
    {
        if (sent != stored)
        {
            checks.Add(field, $"Must stay: {why}.");
        }
    }

    /// <summary>Notes a field that only the service writes.</summary>
    public static void MustBeEmpty(this FieldChecks checks, string field, string value)
    {
        if (value.Length > 0)
        {
            checks.Add(field, "Must be empty: the service gives it.");
        }
    }

    /// <summary>The place, its faults told under the name of the field that it stands in.</summary>
    public static LiftOrigin Origin(this FieldChecks checks, string field, string text, IPlaces places)
    {
        var resolved = places.Resolve(text);
        if (resolved.Failure is { Reason: Reason.InvalidField } wrong)
        {
            checks.Add(field, wrong.Faults[0].Description);
            return new LiftOrigin(text, default, default);
        }

        return checks.Take(resolved) is { } place ? new LiftOrigin(text.Trim(), place.Grid, place.Blurred) : new LiftOrigin(text, default, default);
    }

    /// <summary>A number plate without what people put between its letters and digits.</summary>
    private static string Plate(this FieldChecks checks, string field, string sent)
    {
        if (sent.Length > MostPlate || sent.Any(letter => !char.IsLetterOrDigit(letter) && letter is not ' ' and not '-'))
        {
            checks.Add(field, FormattableString.Invariant($"Must be at most {MostPlate} letters, digits, spaces and hyphens."));
        }

        return string.Concat(sent.Where(char.IsLetterOrDigit)).ToUpperInvariant();
    }

    /// <summary>Greatest detour.</summary>
    public static TimeSpan Detour(this FieldChecks checks, string field, Duration? sent, TimeSpan usual)
    {
        if (sent is null)
        {
            return usual;
        }

        // Told apart by whole seconds first, since a Duration can hold what a TimeSpan cannot.
        if (sent.Seconds >= 0 && sent.Seconds <= MostDetour.TotalSeconds && sent.Nanos is >= 0 and < 1_000_000_000)
        {
            var detour = TimeSpan.FromSeconds(sent.Seconds) + TimeSpan.FromMilliseconds(sent.Nanos / 1_000_000);
            if (detour <= MostDetour)
            {
                return detour - TimeSpan.FromTicks(detour.Ticks % Minute.Ticks);
            }
        }

        checks.Add(field, "Must be 0 to 7200 seconds.");
        return usual;
    }
}
