using Matching.Geo;
using Matching.Lifts;
using Matching.Sessions;
using Matching.Travel;

namespace Matching.Demo;

/// <summary>
/// Generates weekends from a seed: random homes; a session among the marginal seats' with probability in proportion to 2^(-minutes/45); a quarter
/// drive. The same plan and places give the same weekends.
/// </summary>
internal sealed class WeekendGenerator(DemoPlan plan, DemoHomes homes)
{
    private const double DriveShare = 0.25;
    private const double HalvingMinutes = 45;
    private const int Wanted = 20;
    private const int Maximum = 40;

    private static readonly double[] SpareSeats = [0.20, 0.40, 0.30, 0.10];
    private static readonly double[] PartySizes = [0.75, 0.20, 0.05];
    private static readonly TimeOnly[] Starts = [new(10, 0), new(14, 0)];
    private static readonly TimeSpan Length = TimeSpan.FromHours(3);
    private static readonly TimeSpan Detour = TimeSpan.FromMinutes(15);
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private static readonly string[] Names =
    [
        "Aisha", "Alan", "Beth", "Callum", "Chloe", "David", "Ella", "Farah", "George", "Hannah", "Imran", "Jack", "Kate", "Liam", "Maya", "Nia",
        "Oliver", "Priya", "Rhys", "Sam", "Tom", "Uma", "Vera", "Will", "Yusuf", "Zara",
    ];

    /// <summary>The weekends, one after another, so that any number can be stored without holding them all.</summary>
    public IEnumerable<DemoWeekend> Weekends()
    {
        for (var weekend = 0; weekend < plan.Weekends; weekend++)
        {
            var offers = Math.Min(DemoPlan.OffersAWeekend, plan.Offers - (weekend * DemoPlan.OffersAWeekend));
            yield return Weekend(weekend, offers, new Random(unchecked((plan.Seed * 1_000_003) + weekend)));
        }
    }

    private DemoWeekend Weekend(int number, int offersWanted, Random random)
    {
        var sessions = Sessions(plan.FirstSaturday.AddDays(7 * number), random);
        var places = new int[sessions.Count];
        Array.Fill(places, Maximum);
        var (offers, signUps, requests) = (new List<LiftOffer>(), new List<SignUp>(), new List<LiftRequest>());
        var weights = new double[sessions.Count];
        for (var person = 0; offers.Count < offersWanted; person++)
        {
            var home = homes.Draw(random);
            var drives = random.NextDouble() < DriveShare;
            var party = 1 + random.ByWeight(PartySizes);
            Weigh(home, sessions, places, party, weights);
            var chosen = random.ByWeight(weights);
            if (chosen < 0)
            {
                // Every session is full: the weekend has no place for more.
                break;
            }

            places[chosen] -= party;
            var subject = FormattableString.Invariant($"demo-{plan.Seed}-{number}-{person}");
            var name = Names[random.Next(Names.Length)];
            var origin = new LiftOrigin(home.Name, home.Grid, home.Blurred);
            if (drives)
            {
                offers.Add(Offer(sessions[chosen], subject, name, origin, party, 1 + random.ByWeight(SpareSeats), random));
                signUps.Add(SignUp(sessions[chosen], subject, name, party, random));
            }
            else
            {
                requests.Add(Request(sessions[chosen], subject, name, origin, party, random));
            }
        }

        return new DemoWeekend(sessions, offers, signUps, requests);
    }

    private static void Weigh(Place home, List<Session> sessions, int[] places, int party, double[] weights)
    {
        for (var at = 0; at < weights.Length; at++)
        {
            var minutes = StraightLineTimes.SecondsFor(home.Grid.MetresTo(sessions[at].Grid!.Value)) / 60;
            weights[at] = places[at] >= party ? Math.Pow(2, -minutes / HalvingMinutes) : 0;
        }
    }

    private List<Session> Sessions(DateOnly saturday, Random random)
    {
        var sessions = new List<Session>();
        foreach (var (code, name, hub) in plan.Seats)
        {
            foreach (var day in (ReadOnlySpan<DateOnly>)[saturday, saturday.AddDays(1)])
            {
                var local = day.ToDateTime(Starts[random.Next(Starts.Length)]);
                var start = new DateTimeOffset(local, London.GetUtcOffset(local)).ToUniversalTime();
                sessions.Add(new Session
                {
                    Id = DemoIds.Next(random, plan.CreatedAt),
                    Campaign = plan.Campaign,
                    BoundarySet = plan.BoundarySet,
                    SeatCode = code,
                    Kind = random.Next(3) == 0 ? SessionKind.Leaflet : SessionKind.Canvass,
                    Grid = hub,
                    Location = BritishGrid.ToGeo(hub),
                    Address = $"Demo meeting place, {name}",
                    StartsAt = start,
                    EndsAt = start + Length,
                    Wanted = Wanted,
                    Maximum = Maximum,
                    OrganiserName = Names[random.Next(Names.Length)],
                    Demo = true,
                    CreatedAt = plan.CreatedAt,
                    UpdatedAt = plan.CreatedAt,
                });
            }
        }

        return sessions;
    }

    private LiftOffer Offer(Session session, string subject, string name, LiftOrigin origin, int party, int spare, Random random) => new()
    {
        Id = DemoIds.Next(random, plan.CreatedAt),
        Campaign = plan.Campaign,
        Driver = subject,
        DriverName = name,
        Terms = new LiftTerms
        {
            SessionId = session.Id,
            Origin = origin,
            OutwardSeats = spare,
            ReturnSeats = spare,
            Company = party - 1,
            MaxDetour = Detour,
        },
        Demo = true,
        CreatedAt = plan.CreatedAt,
        UpdatedAt = plan.CreatedAt,
    };

    private SignUp SignUp(Session session, string subject, string name, int people, Random random) => new()
    {
        Id = DemoIds.Next(random, plan.CreatedAt),
        Session = session.Id,
        Subject = subject,
        Name = name,
        People = people,
        State = SignUpState.Going,
        Queue = 0,
        CreatedAt = plan.CreatedAt,
    };

    private LiftRequest Request(Session session, string subject, string name, LiftOrigin origin, int party, Random random) => new()
    {
        Id = DemoIds.Next(random, plan.CreatedAt),
        Campaign = plan.Campaign,
        Passenger = subject,
        PassengerName = name,
        Needs = new LiftNeeds { SessionId = session.Id, Origin = origin, Legs = Legs.Both, PartySize = party },
        Demo = true,
        CreatedAt = plan.CreatedAt,
        UpdatedAt = plan.CreatedAt,
    };
}
