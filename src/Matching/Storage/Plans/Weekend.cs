using Matching.Bookings;
using Matching.Lifts;
using Matching.Plans;
using Matching.Sessions;

namespace Matching.Storage.Plans;

/// <summary>
/// A stored weekend, and the problem that it poses: everybody has chosen their session, so that most people are to be carried, and then in the fewest minutes. Accepted bookings are kept. What a problem cannot say (who may not share a car,
/// wheelchairs, public places to board at, a car that goes on to another session) is judged when the plan is committed, by those who judge every booking.
/// </summary>
/// <param name="Sessions">Sessions to come that people travel to.</param>
/// <param name="Cars">Private cars that go there.</param>
/// <param name="Requests">Live requests for lifts there, opened.</param>
/// <param name="Accepted">Accepted bookings of these requests, and in these cars, opened.</param>
/// <param name="SignedUp">People of the requests who are signed up already, by session.</param>
internal sealed record Weekend(
    IReadOnlyList<Session> Sessions, IReadOnlyList<Car> Cars, IReadOnlyList<LiftRequest> Requests, IReadOnlyList<Booking> Accepted, IReadOnlyDictionary<Guid, int> SignedUp)
{
    /// <summary>Nobody stated how far is too far: they chose the session.</summary>
    private static readonly TimeSpan AnyTravel = TimeSpan.FromHours(12);

    /// <summary>The problem; its ids are those of offers, requests and sessions.</summary>
    public PlanProblem ToProblem(LiftRules lifts)
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
        return new PlanProblem
        {
            Volunteers = volunteers,
            Sessions = [.. Sessions.Select(one => Of(one, people.GetValueOrDefault($"{one.Id}")))],
            Kept = kept,
            Objective = PlanObjective.CarriedThenMinutes,
            Lifts = lifts,
            // Who asked for a lift is not sent on foot.
            Rules = new PlanRules { OwnWayMetres = 0 },
        };
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

    /// <summary>A session without the places of those who come whatever is planned.</summary>
    private PlanSession Of(Session session, int planned)
    {
        var others = Math.Max(0, session.SignedUp - planned - SignedUp.GetValueOrDefault(session.Id));
        var maximum = Math.Max(0, session.Maximum - others);
        return new PlanSession
        {
            Id = $"{session.Id}",
            Point = session.Grid!.Value,
            From = session.StartsAt,
            Until = session.EndsAt,
            Wanted = Math.Clamp(session.Wanted - others, 0, maximum),
            Maximum = maximum,
        };
    }
}
