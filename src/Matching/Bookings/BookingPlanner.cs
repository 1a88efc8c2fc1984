using Matching.Lifts;
using Matching.Sessions;
using Matching.Travel;

namespace Matching.Bookings;

/// <summary>Plans a party's seats in a car as it stands, by the same judges that searches use.</summary>
public sealed class BookingPlanner(ITravelTimes travel, LiftRules rules, TimeProvider clock)
{
    /// <summary>The plan, or null where the party does not fit on every leg wanted.</summary>
    /// <param name="booking">Id of the booking to be.</param>
    /// <param name="car">The car with everybody who has a seat in it already, the party itself not among them.</param>
    /// <param name="request">Who wants the seats.</param>
    /// <param name="session">The request's session.</param>
    /// <param name="legs">Legs wanted of this car.</param>
    /// <param name="boarding">Where the party may board on each leg: the public points within its walk, or the one point that was agreed.</param>
    /// <param name="cancellation">Ends the wait for the engine.</param>
    public async Task<SeatPlan?> PlanAsync(
        Guid booking, Car car, LiftRequest request, Session session, Legs legs, BoardingChoice boarding, CancellationToken cancellation)
    {
        if (!Preferences.Hold(car.Offer, request) || session.Grid is null)
        {
            return null;
        }

        var planned = new List<PlannedLeg>(2);
        var departs = DateTimeOffset.MaxValue;
        foreach (var direction in legs.Each())
        {
            if (car.CandidateFor(session, direction) is not { } candidate || !car.HasRoomFor(request, direction))
            {
                return null;
            }

            var (wish, points) = boarding.On(direction, request.WishFor(session));
            if (await JudgeAsync(candidate, wish, points, cancellation) is not { } match)
            {
                return null;
            }

            departs = match.Fit.DepartsAt < departs ? match.Fit.DepartsAt : departs;
            planned.Add(new PlannedLeg(BookedOf(match), Seating.Of(candidate.Leg, RideMaker.Of(wish, candidate, match.Home, rules), match.Fit, booking, rules)));
        }

        return new SeatPlan(booking, car, planned, departs);
    }

    private async Task<LegMatch?> JudgeAsync(LiftCandidate candidate, LiftWish wish, IReadOnlyList<BoardingPoint> points, CancellationToken cancellation)
    {
        var judge = new CandidateJudge(wish, points, rules, travel.Least, clock.GetUtcNow());
        ILegTimes times = travel is IInstantTravelTimes instant
            ? new InstantLegTimes(instant)
            : await GatheredLegTimes.GatherAsync(travel, [candidate], [.. points, new BoardingPoint(wish.Origin, 0, "")], cancellation);
        return judge.Judge(candidate, new LegJudge(rules, times), times.Approximate);
    }

    private static BookedLeg BookedOf(LegMatch match) => new()
    {
        Direction = match.Direction,
        Home = match.Home.Point,
        MeetingPoint = match.Home.Name,
        WalkMetres = match.Home.WalkMetres,
        AddedSeconds = match.Fit.AddedSeconds,
        PickupAt = Promise.OfPickup(match.Fit.PickupAt),
        DropoffAt = Promise.OfDropoff(match.Fit.DropoffAt),
        Approximate = match.Approximate,
    };
}
