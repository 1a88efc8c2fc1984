using Matching.Bookings;
using Matching.Lifts;
using Matching.Sessions;
using Matching.Travel;

namespace Proof.Quality;

/// <summary>
/// The cars of a world as they fill: what the database is to the service. Whether a party fits, and where its stops go, only <see cref="BookingPlanner"/> says, for every rule alike.
/// </summary>
internal sealed class Fleet : ILiftCandidates
{
    private readonly QualityWorld world;
    private readonly BookingPlanner planner;
    private readonly Dictionary<Guid, Car> cars;
    private readonly ILookup<DateOnly, Guid> days;
    private int bookings;

    /// <summary>Empty cars.</summary>
    public Fleet(QualityWorld world)
    {
        this.world = world;
        planner = new BookingPlanner(new StraightLineTimes(), Rules, new StoppedClock(world.Now));
        cars = world.Offers.ToDictionary(offer => offer.Id, CarOf);
        days = world.Offers.ToLookup(offer => DayOf(world.SessionOf(offer)), offer => offer.Id);
    }

    /// <summary>The limits of every rule.</summary>
    public static LiftRules Rules { get; } = new();

    /// <summary>What has been booked.</summary>
    public Tally Booked { get; private set; }

    /// <summary>The cars as they stand.</summary>
    public IReadOnlyDictionary<Guid, Car> Cars => cars;

    /// <summary>Asks one driver for both ways.</summary>
    /// <returns>True where the party has its seats now; false where it breaks a limit.</returns>
    public Task<bool> BookAsync(LiftRequest request, Guid offer) => BookAsync(request, [(offer, Legs.Both)]);

    /// <summary>Asks drivers for legs: all of them or none.</summary>
    public async Task<bool> BookAsync(LiftRequest request, IReadOnlyList<(Guid Offer, Legs Legs)> wanted)
    {
        var session = world.SessionOf(request);
        var boarding = BoardingChoice.Any(world.PointsNear(request));
        var plans = new List<SeatPlan>();
        Booked += new Tally { Asked = wanted.Count };
        foreach (var (offer, legs) in wanted)
        {
            var booking = new Guid(++bookings, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
            if (await planner.PlanAsync(booking, cars[offer], request, session, legs, boarding, CancellationToken.None) is not { } plan)
            {
                return false;
            }

            plans.Add(plan);
        }

        plans.ForEach(Seat);
        var booked = plans.SelectMany(plan => plan.Legs).Select(leg => leg.Booked).ToList();
        var outward = booked.Single(leg => leg.Direction == LegDirection.Outward);
        Booked += new Tally { Matched = 1, OutwardSeconds = outward.AddedSeconds, AddedSeconds = booked.Sum(leg => leg.AddedSeconds), WalkMetres = outward.WalkMetres };
        return true;
    }

    /// <inheritdoc />
    public Task<CandidateSet> FindAsync(LiftWish wish, DateTimeOffset now, CancellationToken cancellation)
    {
        // No leg serves sessions of two days: its car is there before the one and waits two hours at most for the other.
        var legs = from session in wish.Sessions
                   from id in days[DayOf(session)]
                   from direction in wish.Legs.Each()
                   let candidate = cars[id].CandidateFor(session, direction)
                   where candidate is not null
                   select candidate;
        var request = world.Requests.First(one => one.Passenger == wish.Subject);
        return Task.FromResult(new CandidateSet(wish.Sessions, [.. legs], world.PointsNear(request)));
    }

    /// <inheritdoc />
    public async Task<CandidateSet?> FindToAsync(Guid session, LiftWish wish, DateTimeOffset now, CancellationToken cancellation) =>
        world.Sessions.TryGetValue(session, out var found) ? await FindAsync(wish with { Sessions = [found] }, now, cancellation) : null;

    private void Seat(SeatPlan plan)
    {
        var car = cars[plan.Car.Offer.Id];
        cars[plan.Car.Offer.Id] = car with
        {
            Schedule = car.Schedule + 1,
            Legs = [.. car.Legs.Select(leg => plan.Legs.FirstOrDefault(planned => planned.Booked.Direction == leg.Direction) is { } planned
                ? leg with { Stops = planned.Seating.Stops, StartWindow = planned.Seating.StartWindow }
                : leg)],
        };
    }

    private Car CarOf(LiftOffer offer)
    {
        var session = world.SessionOf(offer);
        return new Car
        {
            Offer = offer,
            Session = session,
            Legs = [.. offer.Terms.Legs.Each().Select(direction => LegMaker.Of(offer.Terms, session, direction, Rules))],
            Riders = [],
            Schedule = 0,
        };
    }

    private static DateOnly DayOf(Session session) => DateOnly.FromDateTime(session.StartsAt.UtcDateTime);
}
