using Matching.Bookings;
using Matching.Lifts;
using Matching.Plans;
using Matching.Plans.Availabilities;
using Matching.Plans.Stored;
using Matching.Sessions;

namespace Matching.Storage.Plans;

/// <summary>
/// A stored weekend, and the problems that it poses. First of those who have chosen their session: most people are to be carried, and then in the fewest minutes, accepted bookings kept. Then, with all of that kept, of those who would go
/// anywhere: where they count most. What a problem cannot say (public places to board at, a car that goes on to another session) is judged when the plan is committed, by those who judge every booking.
/// </summary>
internal sealed record Weekend
{
    /// <summary>Nobody stated how far is too far: they chose the session.</summary>
    private static readonly TimeSpan AnyTravel = TimeSpan.FromHours(12);

    /// <summary>Sessions to come that people travel to.</summary>
    public required IReadOnlyList<Session> Sessions { get; init; }

    /// <summary>Private cars that go there.</summary>
    public required IReadOnlyList<Car> Cars { get; init; }

    /// <summary>Live requests for lifts there, opened.</summary>
    public required IReadOnlyList<LiftRequest> Requests { get; init; }

    /// <summary>Live requests there of people of 16 or 17 who have no seat yet: a plan cannot say beside whom they ride.</summary>
    public IReadOnlyList<Guid> Young { get; init; } = [];

    /// <summary>Accepted bookings of these requests, and in these cars, opened.</summary>
    public required IReadOnlyList<Booking> Accepted { get; init; }

    /// <summary>People of each request's passenger who are signed up already.</summary>
    public required IReadOnlyDictionary<Guid, int> SignedUp { get; init; }

    /// <summary>Who would go anywhere, opened.</summary>
    public IReadOnlyList<Availability> Free { get; init; } = [];

    /// <summary>Sessions that they have declined.</summary>
    public ILookup<Guid, Guid> Declined { get; init; } = Array.Empty<Guid>().ToLookup(id => id);

    /// <summary>What each session's seat is to the campaign; where it is not said, nobody is to be sent there.</summary>
    public IReadOnlyDictionary<Guid, SeatWorth> Worths { get; init; } = new Dictionary<Guid, SeatWorth>();

    /// <summary>Who has blocked whom, of all who ask for a lift or would go anywhere.</summary>
    public IReadOnlySet<(string Blocker, string Blocked)> Apart { get; init; } = new HashSet<(string, string)>();

    /// <summary>What a lift must keep to.</summary>
    public LiftRules Lifts { get; init; } = new();

    /// <summary>The problem of those who have chosen; its ids are those of offers, requests and sessions.</summary>
    public PlanProblem ToProblem()
    {
        var byOffer = Accepted.ToLookup(one => one.OfferId);
        var booked = Accepted.Select(one => one.RequestId).ToHashSet();
        var asked = Requests.ToDictionary(one => one.Id);
        var volunteers = new List<PlanVolunteer>();
        var kept = new List<PlanKept>();
        foreach (var car in Cars.Where(car => car.Offer.Terms.Legs == Legs.Both))
        {
            var riders = byOffer[car.Offer.Id].Where(one => IsKept(one, car, asked)).ToList();
            riders = riders.Count <= PlanRules.MostSpareSeats ? riders : [];
            volunteers.Add(Driver(car, byOffer[car.Offer.Id].Except(riders)));
            if (riders.Count > 0)
            {
                kept.Add(new PlanKept($"{car.Offer.Id}", $"{car.Session.Id}", $"{car.Offer.Id}"));
            }

            foreach (var one in riders)
            {
                // Where they were promised to board.
                volunteers.Add(Rider(asked[one.RequestId]) with { Home = one.Legs[0].Home });
                kept.Add(new PlanKept($"{one.RequestId}", $"{car.Session.Id}", $"{car.Offer.Id}"));
            }
        }

        volunteers.AddRange(Requests.Where(one => !booked.Contains(one.Id)).Select(Rider));
        var people = volunteers.Where(one => one.SpareSeats is not null || kept.Exists(ride => ride.Volunteer == one.Id))
            .GroupBy(one => one.Session!).ToDictionary(group => group.Key, group => group.Sum(one => one.Party), StringComparer.Ordinal);
        // Who has a seat already is counted with those who are kept, or comes whatever is planned.
        var coming = Requests.Where(one => !booked.Contains(one.Id)).GroupBy(one => one.Needs.SessionId).ToDictionary(group => group.Key, group => group.Sum(one => SignedUp.GetValueOrDefault(one.Id)));
        return new PlanProblem
        {
            Volunteers = volunteers,
            Sessions = [.. Sessions.Select(one => Of(one, people.GetValueOrDefault($"{one.Id}") + coming.GetValueOrDefault(one.Id)))],
            Kept = kept,
            Objective = PlanObjective.CarriedThenMinutes,
            Company = new WeekendCompany(this),
            Lifts = Lifts,
            // Who asked for a lift is not sent on foot.
            Rules = new PlanRules { OwnWayMetres = 0 },
        };
    }

    /// <summary>Those of the weekend of whom its problem says nothing, with the reason. Of the problem's own the plan tells.</summary>
    /// <param name="chosen">The problem of those who have chosen.</param>
    public IReadOnlyList<OutcomeLeftOut> NotPlanned(PlanProblem chosen)
    {
        var planned = chosen.Volunteers.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Requests.Where(one => !planned.Contains($"{one.Id}")).Select(one => new OutcomeLeftOut(one.Id, UnplacedReason.BookedOtherwise)),
            .. Cars.Select(car => car.Offer.Id).Where(id => !planned.Contains($"{id}")).Concat(Young).Select(id => new OutcomeLeftOut(id, UnplacedReason.NotPlanned)),
        ];
    }

    /// <summary>A ride that a plan can say: there and back in one car, to the car's own session.</summary>
    private static bool IsKept(Booking booking, Car car, Dictionary<Guid, LiftRequest> asked) =>
        booking.Directions == Legs.Both && booking.SessionId == car.Session.Id && asked.ContainsKey(booking.RequestId);

    private static PlanVolunteer Driver(Car car, IEnumerable<Booking> others)
    {
        var terms = car.Offer.Terms;
        var aboard = others.SelectMany(one => one.Legs.Select(leg => (leg.Direction, one.People))).ToLookup(one => one.Direction, one => one.People);
        var spare = Math.Min(terms.OutwardSeats!.Value - aboard[LegDirection.Outward].Sum(), terms.ReturnSeats!.Value - aboard[LegDirection.Return].Sum());
        return new PlanVolunteer
        {
            Id = $"{car.Offer.Id}",
            Home = terms.Origin.Point,
            Party = 1 + terms.Company,
            SpareSeats = Math.Clamp(spare, 0, PlanRules.MostSpareSeats),
            MaxDetour = terms.MaxDetour,
            MaxTravel = AnyTravel,
            From = terms.EarliestDeparture,
            Until = terms.LatestReturn,
            Session = $"{car.Session.Id}",
        };
    }

    private static PlanVolunteer Rider(LiftRequest request) => new()
    {
        Id = $"{request.Id}",
        Home = request.Needs.Origin.Point,
        Party = request.Needs.PartySize,
        MaxTravel = AnyTravel,
        MaxWalkMetres = request.Needs.MaxWalkMetres,
        From = request.Needs.EarliestDeparture,
        Until = request.Needs.LatestReturn,
        Session = $"{request.Needs.SessionId}",
    };

    /// <summary>The problem of those who would go anywhere, with all kept that was planned for those who have chosen.</summary>
    /// <param name="chosen">The problem of those who have chosen.</param>
    /// <param name="plan">Its plan.</param>
    public PlanProblem ToSending(PlanProblem chosen, Plan plan)
    {
        var kept = plan.Cars.SelectMany(car => car.Outward.Select(stop => stop.Volunteer).Prepend(car.Driver).Select(one => new PlanKept(one, car.Session, car.Driver))).ToList();
        var placed = kept.Select(one => one.Volunteer).ToHashSet(StringComparer.Ordinal);
        var before = chosen.Kept.Select(one => one.Volunteer).ToHashSet(StringComparer.Ordinal);
        var volunteers = chosen.Volunteers.Where(one => placed.Contains(one.Id)).ToList();

        // Places that those have who are placed already: drivers, who rides already, and who is signed up and is to ride.
        var have = volunteers.GroupBy(one => one.Session!).ToDictionary(
            group => group.Key,
            group => group.Sum(one => one.SpareSeats is not null || before.Contains(one.Id) ? one.Party : SignedUp.GetValueOrDefault(Guid.Parse(one.Id))),
            StringComparer.Ordinal);
        return new PlanProblem
        {
            Volunteers = [.. volunteers, .. Free.Select(Anywhere)],
            Sessions = [.. Sessions.Select(one => Of(one, have.GetValueOrDefault($"{one.Id}")))],
            Kept = kept,
            Objective = PlanObjective.Worth,
            Company = chosen.Company,
            Lifts = Lifts,
        };
    }

    private PlanVolunteer Anywhere(Availability one) => new()
    {
        Id = $"{one.Id}",
        Home = one.Terms.Origin.Point,
        Party = one.Terms.Party,
        SpareSeats = one.Terms.SpareSeats,
        MaxDetour = one.Terms.MaxDetour,
        MaxTravel = one.Terms.MaxTravel,
        MaxWalkMetres = one.Terms.MaxWalkMetres,
        From = one.From,
        Until = one.Until,
        Declined = [.. Declined[one.Id].Concat(Sessions.Where(session => !Worths.ContainsKey(session.Id)).Select(session => session.Id)).Distinct().Select(id => $"{id}")],
    };

    /// <summary>A session without the places of those who come whatever is planned.</summary>
    /// <param name="session">The session.</param>
    /// <param name="planned">People with a place there who are the plan's.</param>
    private PlanSession Of(Session session, int planned)
    {
        var others = Math.Max(0, session.SignedUp + session.Asked - planned);
        var maximum = Math.Max(0, session.Maximum - others);
        var worth = Worths.GetValueOrDefault(session.Id) ?? SeatWorth.Nothing;
        return new PlanSession
        {
            Id = $"{session.Id}",
            Point = session.Grid!.Value,
            From = session.StartsAt,
            Until = session.EndsAt,
            Wanted = Math.Clamp(session.Wanted - others, 0, maximum),
            Maximum = maximum,
            Weight = worth.Weight,
            Margin = worth.Margin,
        };
    }
}
