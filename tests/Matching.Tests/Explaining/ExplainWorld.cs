using CsCheck;
using Matching.Bookings;
using Matching.Geo;
using Matching.Lifts;
using Matching.Lifts.Explaining;
using Matching.People;
using Matching.Sessions;
using Matching.Tests.Lifts;
using Matching.Travel;
using Microsoft.Extensions.Time.Testing;

namespace Matching.Tests.Explaining;

/// <summary>A random car with people aboard, somebody who wants a seat on the leg it drives, and the rules and the moment that they are judged by.</summary>
internal sealed record ExplainWorld(MatchCase Case, LiftRules Rules, DateTimeOffset Now)
{
    private static readonly Gen<bool> Rarely = Gen.Int[0, 7].Select(one => one == 0);

    /// <summary>Worlds of which some fit, and the others fail for every reason there is.</summary>
    public static readonly Gen<ExplainWorld> Any =
        from leg in LegWorlds.LegAndRide
        from start in Gen.Frequency((3, Gen.Const(TimeWindow.Always)), (1, Gen.Int[-60, 60].Select(minutes => TimeWindow.Around(LegWorlds.Anchor.AddMinutes(minutes), TimeSpan.FromMinutes(5)))))
        from flags in Rarely.Array[13]
        from points in LegWorlds.Point.Array[0, 2]
        from now in Gen.Frequency((5, Gen.Const(-1440)), (1, Gen.Int[-120, -1]))
        select Build(leg.Leg with { StartWindow = start }, leg.Ride, flags, points, LegWorlds.Anchor.AddMinutes(now));

    /// <summary>Whether a booking of it would be made.</summary>
    public async Task<bool> IsBookedAsync() => await new BookingPlanner(new StraightLineTimes(), Rules, new FakeTimeProvider(Now)).PlanAsync(
        Guid.CreateVersion7(LegWorlds.Anchor), Case.Car, Case.Request, Case.Session, Case.Request.Needs.Legs, BoardingChoice.Any(Case.Points), CancellationToken.None) is not null;

    /// <summary>What is told of it.</summary>
    public Task<MatchExplanation> ExplainAsync() => new MatchExplainer(new StraightLineTimes(), Rules, new FakeTimeProvider(Now)).ExplainAsync(Case, CancellationToken.None);

    /// <summary>The same without one constraint.</summary>
    public ExplainWorld Without(Obstacle obstacle) => obstacle switch
    {
        Obstacle.Self => OfRequest(request => request with { Passenger = "somebody-else" }),
        Obstacle.Campaign => OfRequest(request => request with { Campaign = Case.Car.Offer.Campaign }),
        Obstacle.Closed => OfRequest(request => request with { Cancelled = false }),
        Obstacle.WomenOnly => OfTerms(terms => terms with { WomenOnly = false }).OfNeeds(needs => needs with { WomenOnly = false }),
        Obstacle.Wheelchair => OfNeeds(needs => needs with { Wheelchair = false }),
        Obstacle.ChildSeat => OfNeeds(needs => needs with { ChildSeat = false }),
        Obstacle.LegNotOffered => (this with { Case = Case with { Session = Case.Car.Session } }).OfNeeds(needs => needs with { Legs = Case.Car.Legs[0].Direction.ToFlag() }),
        Obstacle.StepFree => OfNeeds(needs => needs with { StepFree = false }),
        Obstacle.Walk => OfTerms(terms => terms with { MeetingPointsOnly = false }).OfNeeds(needs => needs with { MeetingPointsOnly = false, MaxWalkMetres = 1e6 }),
        Obstacle.Seats => OfLeg(leg => leg with { Seats = 100 }).OfCar(car => car with { Apart = [] }),
        Obstacle.Detour => OfLeg(leg => leg with { MaxDetourSeconds = 1e7 }),
        Obstacle.Window => OfLeg(leg => leg with { Limit = null }).OfNeeds(needs => needs with { EarliestDeparture = null, LatestReturn = null })
            with
        { Rules = Rules with { GreatestShift = TimeSpan.FromDays(100), GreatestWaitPassing = TimeSpan.FromDays(100) } },
        Obstacle.Promises => OfLeg(leg => leg with { StartWindow = default, Stops = [.. leg.Stops.Select(stop => stop with { Window = TimeWindow.Always })] }),
        Obstacle.RideTime or Obstacle.OthersRideTime => this with { Rules = Rules with { RideAllowance = TimeSpan.FromDays(1000) } },
        Obstacle.Accompanied => OfRequest(request => request with { Age = PersonAge.Adult }),
        _ => this with { Now = LegWorlds.Anchor.AddYears(-1) },
    };

    private ExplainWorld OfRequest(Func<LiftRequest, LiftRequest> change) => this with { Case = Case with { Request = change(Case.Request) } };

    private ExplainWorld OfNeeds(Func<LiftNeeds, LiftNeeds> change) => OfRequest(request => request with { Needs = change(request.Needs) });

    private ExplainWorld OfCar(Func<Car, Car> change) => this with { Case = Case with { Car = change(Case.Car) } };

    private ExplainWorld OfTerms(Func<LiftTerms, LiftTerms> change) => OfCar(car => car with { Offer = car.Offer with { Terms = change(car.Offer.Terms) } });

    private ExplainWorld OfLeg(Func<Leg, Leg> change) => OfCar(car => car with { Legs = [.. car.Legs.Select(change)] });

    private static ExplainWorld Build(Leg leg, Ride ride, bool[] flags, GridPoint[] near, DateTimeOffset now)
    {
        var outward = leg.Direction == LegDirection.Outward;
        var home = (outward ? ride.Pickup : ride.Dropoff)!.Value;
        var passing = (outward ? ride.Dropoff : ride.Pickup) is not null;
        var own = SessionAt(outward ? leg.End : leg.Start, outward, leg.Anchor);
        var session = passing ? SessionAt((outward ? ride.Dropoff : ride.Pickup)!.Value, outward, leg.Anchor.AddMinutes(outward ? -30 : 30)) : own;
        var needs = new LiftNeeds
        {
            SessionId = session.Id,
            Origin = new LiftOrigin("home", home, home),
            Legs = flags[0] ? Legs.Both : leg.Direction.ToFlag(),
            PartySize = ride.People,
            MaxWalkMetres = 40_000,
            EarliestDeparture = ride.PickupWindow.NotBefore,
            LatestReturn = ride.DropoffWindow.NotAfter,
            WomenOnly = flags[1],
            WomenOnlyWelcome = flags[2],
            Wheelchair = flags[3],
            ChildSeat = flags[4],
            MeetingPointsOnly = flags[5],
        };
        var offer = new LiftOffer
        {
            Id = Guid.CreateVersion7(LegWorlds.Anchor),
            Campaign = "demo",
            Driver = "driver",
            DriverName = "Ann",
            Terms = new LiftTerms
            {
                SessionId = own.Id,
                Origin = new LiftOrigin("start", outward ? leg.Start : leg.End, default),
                MaxDetour = TimeSpan.FromSeconds(leg.MaxDetourSeconds),
                WomenOnly = flags[6],
                WheelchairSpace = !flags[7],
                ChildSeat = !flags[8],
            },
        };
        var riders = leg.Stops.Take(1).Select(stop => new Rider
        {
            BookingId = stop.BookingId,
            Direction = leg.Direction,
            Passenger = "rider",
            Wheelchair = flags[9],
            PromisedAt = leg.Anchor,
            BoardsAtStart = false,
        });
        var request = new LiftRequest
        {
            Id = Guid.CreateVersion7(LegWorlds.Anchor),
            Campaign = flags[10] && flags[1] ? "other" : "demo",
            Passenger = flags[10] && flags[2] ? "driver" : "passenger",
            PassengerName = "Bob",
            Needs = needs,
            Cancelled = flags[11] && flags[1],
            Age = flags[12] ? PersonAge.SixteenOrSeventeen : PersonAge.Unknown,
        };
        var car = new Car { Offer = offer, Session = own, Legs = [leg with { Adults = leg.Stops.Where((_, at) => at % 2 == 0).Select(stop => stop.BookingId).ToHashSet() }], Riders = [.. riders], Apart = flags[11] ? [new KeptOut("passenger", flags[2] ? null : leg.Direction)] : [], Schedule = 0 };
        return new ExplainWorld(new MatchCase(car, request, session, [.. near.Select(point => new BoardingPoint(point, point.MetresTo(home), "Station"))], false), new LiftRules(), now);
    }

    private static Session SessionAt(GridPoint point, bool outward, DateTimeOffset anchor) => new()
    {
        Id = Guid.CreateVersion7(LegWorlds.Anchor),
        Campaign = "demo",
        BoundarySet = "2024",
        SeatCode = "E14000001",
        Kind = SessionKind.Canvass,
        Grid = point,
        StartsAt = outward ? anchor.AddMinutes(10) : anchor.AddHours(-3),
        EndsAt = outward ? anchor.AddHours(3) : anchor,
        Wanted = 20,
        Maximum = 40,
    };
}
