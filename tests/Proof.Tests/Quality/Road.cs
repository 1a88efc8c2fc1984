using Matching.Geo;
using Matching.Lifts;
using Matching.Sessions;
using Proof.Quality;

namespace Proof.Tests.Quality;

/// <summary>A world that a person can see: everybody lives along one road, places are kilometres of it.</summary>
internal sealed class Road
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly List<Session> sessions = [];
    private readonly List<LiftOffer> offers = [];
    private readonly List<LiftRequest> requests = [];
    private readonly List<GridPoint> points = [];

    public QualityWorld World => new()
    {
        Now = Now,
        Sessions = sessions.ToDictionary(session => session.Id),
        Offers = offers,
        Requests = requests,
        MeetingPoints = points,
    };

    public Session Session(double kilometre, double hours = 48, double north = 0)
    {
        var session = new Session
        {
            Id = Id(1, sessions.Count),
            Campaign = "quality",
            BoundarySet = "2024",
            SeatCode = "E14000001",
            Kind = SessionKind.Canvass,
            Grid = At(kilometre, north),
            Location = BritishGrid.ToGeo(At(kilometre, north)),
            StartsAt = Now.AddHours(hours),
            EndsAt = Now.AddHours(hours + 3),
            Wanted = 20,
            Maximum = 40,
            OrganiserName = "Olive",
            CreatedAt = Now,
            UpdatedAt = Now,
        };
        sessions.Add(session);
        return session;
    }

    public Guid Car(Session session, double kilometre, int seats = 1, double north = 0)
    {
        offers.Add(new LiftOffer
        {
            Id = Id(2, offers.Count),
            Campaign = "quality",
            Driver = $"driver{offers.Count}",
            DriverName = "Ann",
            Terms = new LiftTerms { SessionId = session.Id, Origin = OriginAt(kilometre, north), OutwardSeats = seats, ReturnSeats = seats, MaxDetour = TimeSpan.FromMinutes(15) },
        });
        return offers[^1].Id;
    }

    public LiftRequest Rider(Session session, double kilometre, int people = 1, double north = 0)
    {
        requests.Add(new LiftRequest
        {
            Id = Id(3, requests.Count),
            Campaign = "quality",
            Passenger = $"rider{requests.Count}",
            PassengerName = "Bob",
            Needs = new LiftNeeds { SessionId = session.Id, Origin = OriginAt(kilometre, north), Legs = Legs.Both, PartySize = people },
        });
        return requests[^1];
    }

    public void MeetingPoint(double kilometre, double north = 0) => points.Add(At(kilometre, north));

    /// <summary>A few cars and riders around two sessions that one car may pass both of.</summary>
    public static QualityWorld Draw(Random random)
    {
        var road = new Road();
        Session[] both = [road.Session(20), road.Session(20 + random.Next(4), hours: 48.5, north: random.Next(3))];
        for (var car = random.Next(1, 4); car > 0; car--)
        {
            road.Car(both[random.Next(2)], random.Next(6), random.Next(1, 4), random.NextDouble());
        }

        for (var rider = random.Next(1, 6); rider > 0; rider--)
        {
            road.Rider(both[random.Next(2)], random.Next(20), random.Next(4) == 0 ? 2 : 1, random.NextDouble() * 2);
        }

        for (var point = random.Next(5); point > 0; point--)
        {
            road.MeetingPoint(random.Next(20), random.NextDouble());
        }

        return road.World;
    }

    private static GridPoint At(double kilometre, double north) => new(500_000 + (1_000 * kilometre), 185_000 + (1_000 * north));

    private static LiftOrigin OriginAt(double kilometre, double north) => new("", At(kilometre, north), At(kilometre, north));

    private static Guid Id(int kind, int number) => new(kind, (short)number, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
