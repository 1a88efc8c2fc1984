using Matching.Geo;
using Matching.Plans;

namespace Matching.Tests.Plans;

/// <summary>Small problems of every kind, drawn at random: some with meeting points, a matrix of times, windows, several sessions a person, people kept.</summary>
internal static class RandomProblems
{
    private static readonly DateTimeOffset Saturday = new(2026, 5, 2, 0, 0, 0, TimeSpan.FromHours(1));

    public static PlanProblem Draw(int seed, PlanObjective objective = PlanObjective.Worth, int mostDrivers = 2, int mostOthers = 4)
    {
        var random = new Random(seed);
        GridPoint Point() => new(400_000 + random.Next(0, 31) * 1_000, 300_000 + random.Next(0, 31) * 1_000);
        var sessions = Enumerable.Range(0, 1 + random.Next(3)).Select(at =>
        {
            var from = Saturday.AddHours(random.Next(3) switch { 0 => 10, 1 => 14, _ => 34 });
            var wanted = random.Next(4);
            return new PlanSession
            {
                Id = $"s{at}",
                Point = Point(),
                From = from,
                Until = from.AddHours(3),
                Wanted = wanted,
                Maximum = wanted + random.Next(5),
                Margin = random.NextDouble() * 0.05,
                Weight = random.Next(3) == 0 ? 0.05 : 1,
            };
        }).ToList();
        var (drivers, others) = (random.Next(mostDrivers + 1), random.Next(mostOthers + 1));
        var windows = random.Next(3) == 0;
        var several = objective == PlanObjective.Worth && random.Next(3) == 0;
        var crowd = Point();
        var volunteers = Enumerable.Range(0, drivers + others).Select(at => new PlanVolunteer
        {
            Id = $"v{at}",
            Home = random.Next(4) == 0 ? crowd : Point(),
            Party = 1 + random.Next(2),
            SpareSeats = at < drivers ? random.Next(4) : null,
            MaxDetour = TimeSpan.FromMinutes(random.Next(5, 40)),
            MaxRide = random.Next(4) == 0 ? TimeSpan.FromMinutes(random.Next(10, 60)) : null,
            MaxTravel = TimeSpan.FromMinutes(random.Next(10, 60)),
            MaxWalkMetres = random.Next(0, 8_000),
            From = windows && random.Next(2) == 0 ? sessions[0].From.AddMinutes(-random.Next(10, 90)) : null,
            Until = windows && random.Next(2) == 0 ? sessions[0].Until.AddMinutes(random.Next(0, 90)) : null,
            Session = objective == PlanObjective.CarriedThenMinutes || random.Next(6) == 0 ? sessions[random.Next(sessions.Count)].Id : null,
            MaxSessions = several ? 1 + random.Next(3) : 1,
        }).ToList();
        var meetingPoints = random.Next(3) == 0 ? Enumerable.Range(0, 1 + random.Next(3)).Select(at => new PlanMeetingPoint($"m{at}", Point())).ToList() : [];
        var kept = random.Next(3) == 0 ? Keep(random, volunteers, sessions, meetingPoints) : [];
        var travel = random.Next(4) == 0 ? Matrix(random, volunteers.Count + sessions.Count + meetingPoints.Count) : null;
        return new PlanProblem
        {
            Volunteers = volunteers,
            Sessions = sessions,
            MeetingPoints = meetingPoints,
            Kept = kept,
            Travel = travel,
            Company = random.Next(3) == 0 ? new Fussy(seed) : null,
            Objective = objective,
        };
    }

    private static List<PlanKept> Keep(Random random, List<PlanVolunteer> volunteers, List<PlanSession> sessions, List<PlanMeetingPoint> meetingPoints)
    {
        var kept = new List<PlanKept>();
        var drivers = volunteers.Where(one => one.SpareSeats is not null).ToList();
        foreach (var driver in drivers.Where(_ => random.Next(2) == 0))
        {
            kept.Add(new PlanKept(driver.Id, driver.Session ?? sessions[random.Next(sessions.Count)].Id, driver.Id));
        }

        var cars = kept.ToList();
        foreach (var one in volunteers.Where(one => one.SpareSeats is null && random.Next(3) == 0))
        {
            if (cars.Count > 0 && random.Next(3) > 0)
            {
                var car = cars[random.Next(cars.Count)];
                kept.Add(new PlanKept(one.Id, car.Session, car.Volunteer, meetingPoints.Count > 0 && random.Next(2) == 0 ? meetingPoints[random.Next(meetingPoints.Count)].Id : null));
            }
            else
            {
                kept.Add(new PlanKept(one.Id, sessions[random.Next(sessions.Count)].Id));
            }
        }

        return kept;
    }

    private static PlanMatrix Matrix(Random random, int places) => new(places, [.. Enumerable.Range(0, places * places).Select(_ => (double)random.Next(60, 3_000))]);

    /// <summary>A quarter of all pairs would rather not.</summary>
    private sealed class Fussy(int seed) : IPlanCompany
    {
        public bool MayRide(string driver, string rider) => Draw(driver, rider) > 0;

        public bool MaySitTogether(string one, string other) => Draw(string.CompareOrdinal(one, other) < 0 ? $"{one}-{other}" : $"{other}-{one}", "beside") > 0;

        private int Draw(string one, string other) => new Random(HashOf($"{seed}/{one}/{other}")).Next(4);

        /// <summary>The same in every run.</summary>
        private static int HashOf(string text) => text.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));
    }
}
