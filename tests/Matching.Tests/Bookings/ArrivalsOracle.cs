using Matching.V1;

namespace Matching.Tests.Bookings;

/// <summary>The rows of a session as they stand, and its figures counted from them person by person, without the statement that the service counts by.</summary>
internal sealed class ArrivalsOracle
{
    public required IReadOnlyList<(string Subject, int People, string State)> SignUps { get; init; }

    public required IReadOnlyList<(Guid Id, string Passenger, int Party, string Legs)> Requests { get; init; }

    public required IReadOnlyList<(Guid Id, bool Here, string Driver, int Company, bool There, bool Back, bool Coach)> Offers { get; init; }

    public required IReadOnlyList<(Guid Request, Guid Offer, string Direction, int People)> Seats { get; init; }

    public static async Task<ArrivalsOracle> ReadAsync(BookingHost host, Session session)
    {
        var id = Guid.Parse(session.Id);
        return new()
        {
            SignUps = await host.QueryAsync("select subject, people, state from sign_up where session_id = $1", row => (row.GetString(0), row.GetInt32(1), row.GetString(2)), id),
            Requests = await host.QueryAsync(
                "select id, passenger, party_size, legs from lift_request where session_id = $1 and state = 'OPEN'",
                row => (row.GetGuid(0), row.GetString(1), row.GetInt32(2), row.GetString(3)),
                id),
            Offers = await host.QueryAsync(
                "select id, session_id = $1, driver, company, outward_seats is not null, return_seats is not null, coach_stops is not null from lift_offer where state = 'ACTIVE'",
                row => (row.GetGuid(0), row.GetBoolean(1), row.GetString(2), row.GetInt32(3), row.GetBoolean(4), row.GetBoolean(5), row.GetBoolean(6)),
                id),
            Seats = await host.QueryAsync(
                "select request_id, offer_id, direction, people from booking_leg where accepted",
                row => (row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetInt32(3))),
        };
    }

    /// <summary>People whose sign-ups are in a state.</summary>
    public int Of(string state) => SignUps.Where(one => one.State == state).Sum(one => one.People);

    /// <summary>How they travel one way.</summary>
    public SessionArrivals.Types.Way Count(string direction)
    {
        var way = new SessionArrivals.Types.Way { Coaches = Offers.Count(one => one.Here && one.Coach && Serves(one)) };
        var cars = Offers.Where(one => one.Here && !one.Coach && Serves(one)).Select(one => one.Id).ToHashSet();
        var going = SignUps.Where(one => one.State == "GOING").ToDictionary(one => one.Subject, one => one.People, StringComparer.Ordinal);
        foreach (var person in going.Keys.Union(Requests.Select(one => one.Passenger), StringComparer.Ordinal))
        {
            var left = going.GetValueOrDefault(person);
            var drives = false;
            foreach (var car in Offers.Where(one => one.Here && !one.Coach && one.Driver == person && Serves(one)))
            {
                drives = true;
                way.Driving += Take(ref left, 1 + car.Company);
            }

            foreach (var request in Requests.Where(one => one.Passenger == person))
            {
                if (Seats.Where(one => one.Request == request.Id && one.Direction == direction).ToList() is [var seat])
                {
                    var coach = Offers.Single(one => one.Id == seat.Offer).Coach;
                    (way.InCoaches, way.InCars) = coach ? (way.InCoaches + Take(ref left, seat.People), way.InCars) : (way.InCoaches, way.InCars + Take(ref left, seat.People));
                    _ = !coach && cars.Add(seat.Offer);
                }
                else if (!drives && (request.Legs == "BOTH" || request.Legs == direction))
                {
                    var here = Take(ref left, request.Party);
                    way.Looking += here;
                    way.LookingNotSignedUp += request.Party - here;
                }
            }

            way.OwnWay += left;
        }

        way.Cars = cars.Count;
        return way;

        bool Serves((Guid Id, bool Here, string Driver, int Company, bool There, bool Back, bool Coach) offer) => direction == "OUTWARD" ? offer.There : offer.Back;
    }

    private static int Take(ref int left, int wanted)
    {
        var taken = Math.Min(left, wanted);
        left -= taken;
        return taken;
    }
}
