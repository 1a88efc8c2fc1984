using Matching.Campaigns;
using Matching.Demo;
using Matching.Geo;
using Matching.Plans;
using Matching.Seats;

namespace Benchmarks.Plans;

/// <summary>Problems of the generator that demo and tests draw from: its homes, its shares of drivers, seats and parties, its sessions.</summary>
internal sealed class PlanProblems(OfficialFigures figures)
{
    private static readonly DateTimeOffset Saturday = new(2026, 5, 2, 0, 0, 0, TimeSpan.FromHours(1));
    private static readonly double[] Spare = [0.20, 0.40, 0.30, 0.10];
    private static readonly double[] Parties = [0.75, 0.20, 0.05];

    private readonly DemoHomes homes = new(figures.Places);

    /// <summary>A weekend at all marginal seats, two sessions a seat and day.</summary>
    public PlanProblem Weekend(int people, int seed, TimeSpan? time)
    {
        var atlas = figures.Find("2024")!;
        var results = atlas.Latest!;
        var criteria = new MarginalCriteria(results.Election, null, Campaign.DefaultMaxMarginShare, null, MarginalKinds.All, MarginalCriteria.NoTargets);
        var random = new Random(seed);
        var sessions = new List<PlanSession>();
        foreach (var marginal in atlas.Marginals.Of(results, criteria).Seats.OrderBy(one => one.Seat.Code, StringComparer.Ordinal))
        {
            foreach (var hour in (int[])[10, 14, 34, 38])
            {
                sessions.Add(Session($"{marginal.Seat.Code}-{hour}", marginal.Seat.Hub, hour, 20, 40, marginal.Marginality.MarginShare));
            }
        }

        return new PlanProblem
        {
            Volunteers = [.. Enumerable.Range(0, people).Select(at => Volunteer(at, homes.Draw(random).Grid, random))],
            Sessions = sessions,
            Limits = new PlanLimits(Time: time),
        };
    }

    /// <summary>One session, cars of three seats and single passengers within 60 km of it.</summary>
    public PlanProblem OneSession(int cars, int passengers, int seed, TimeSpan? time)
    {
        var random = new Random(seed);
        var hub = figures.Find("2024")!.Latest is not null ? new GridPoint(430_000, 350_000) : default;
        var near = new List<GridPoint>();
        while (near.Count < cars + passengers)
        {
            var home = homes.Draw(random).Grid;
            if (home.MetresTo(hub) <= 60_000)
            {
                near.Add(home);
            }
        }

        return new PlanProblem
        {
            Volunteers =
            [
                .. near.Select((home, at) => new PlanVolunteer
                {
                    Id = $"v{at}", Home = home, SpareSeats = at < cars ? 3 : null, Session = "s", MaxTravel = TimeSpan.FromHours(2),
                }),
            ],
            Sessions = [Session("s", hub, 10, cars + passengers, cars + passengers, 0)],
            Objective = PlanObjective.CarriedThenMinutes,
            Limits = new PlanLimits(Time: time),
        };
    }

    private static PlanVolunteer Volunteer(int at, GridPoint home, Random random)
    {
        var drives = random.NextDouble() < 0.25;
        var party = 1 + random.ByWeight(Parties);
        return new PlanVolunteer { Id = $"v{at}", Home = home, Party = party, SpareSeats = drives ? 1 + random.ByWeight(Spare) : null };
    }

    private static PlanSession Session(string id, GridPoint point, int hour, int wanted, int maximum, double margin) => new()
    {
        Id = id,
        Point = point,
        From = Saturday.AddHours(hour),
        Until = Saturday.AddHours(hour + 3),
        Wanted = wanted,
        Maximum = maximum,
        Margin = margin,
    };
}
