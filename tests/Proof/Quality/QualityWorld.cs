using Matching.Demo;
using Matching.Geo;
using Matching.Lifts;
using Matching.Seats;
using Matching.Sessions;

namespace Proof.Quality;

/// <summary>One weekend that every rule matches alike: its sessions, cars, and requests in the order of their arrival.</summary>
public sealed record QualityWorld
{
    private const int MostPoints = 50;
    private const double CellMetres = 1_000;

    private ILookup<(int, int), GridPoint> cells = Enumerable.Empty<GridPoint>().ToLookup(_ => (0, 0));

    /// <summary>When everything happens.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The sessions by id.</summary>
    public required IReadOnlyDictionary<Guid, Session> Sessions { get; init; }

    /// <summary>The cars.</summary>
    public required IReadOnlyList<LiftOffer> Offers { get; init; }

    /// <summary>Who wants to ride, first come first.</summary>
    public required IReadOnlyList<LiftRequest> Requests { get; init; }

    /// <summary>Public places where people may board.</summary>
    public required IReadOnlyList<GridPoint> MeetingPoints
    {
        get;
        init
        {
            field = value;
            cells = value.ToLookup(CellOf);
        }
    }

    /// <summary>Seats on the way there.</summary>
    public int Seats => Offers.Sum(offer => offer.Terms.OutwardSeats ?? 0);

    /// <summary>People who want to ride.</summary>
    public int People => Requests.Sum(request => request.Needs.PartySize);

    /// <summary>The session that a request is for.</summary>
    public Session SessionOf(LiftRequest request) => Sessions[request.Needs.SessionId];

    /// <summary>The session that a car goes to.</summary>
    public Session SessionOf(LiftOffer offer) => Sessions[offer.Terms.SessionId];

    /// <summary>Public places within a party's walk, as the service chooses them.</summary>
    public IReadOnlyList<BoardingPoint> PointsNear(LiftRequest request)
    {
        var home = request.Needs.Origin.Point;
        var (east, north) = CellOf(home);
        var reach = (int)Math.Ceiling(request.Needs.MaxWalkMetres / CellMetres);
        var near = from x in Enumerable.Range(east - reach, (2 * reach) + 1)
                   from y in Enumerable.Range(north - reach, (2 * reach) + 1)
                   from point in cells[(x, y)]
                   let metres = point.MetresTo(home)
                   where metres <= request.Needs.MaxWalkMetres
                   orderby metres, point.Easting, point.Northing
                   select new BoardingPoint(point, metres, "Meeting point");
        return [.. near.Take(MostPoints)];
    }

    /// <summary>The same weekend with so many people for each seat: some of the requests, or of the cars, are left out by chance.</summary>
    public QualityWorld At(double peopleASeat, Random random)
    {
        var (offers, requests) = (Offers.ToList(), Requests.ToList());
        if (Ratio() > peopleASeat)
        {
            while (requests.Count > 1 && Ratio() > peopleASeat)
            {
                requests.RemoveAt(random.Next(requests.Count));
            }
        }
        else
        {
            while (offers.Count > 1 && Ratio() < peopleASeat)
            {
                offers.RemoveAt(random.Next(offers.Count));
            }
        }

        return this with { Offers = offers, Requests = requests };

        double Ratio() => (double)requests.Sum(request => request.Needs.PartySize) / offers.Sum(offer => offer.Terms.OutwardSeats ?? 0);
    }

    /// <summary>Weekends of the generator with so many homes, a quarter of which drive, and meeting points where people live.</summary>
    internal static IEnumerable<QualityWorld> Generate(OfficialFigures figures, int homes, int points, int seed)
    {
        var now = new DateTimeOffset(2026, 4, 29, 9, 0, 0, TimeSpan.Zero);
        var atlas = figures.Find("2024") ?? figures.Newest ?? throw new InvalidOperationException("No seats are loaded.");
        var results = atlas.Latest ?? throw new InvalidOperationException("No results are loaded.");
        var criteria = new MarginalCriteria(results.Election, null, Matching.Campaigns.Campaign.DefaultMaxMarginShare, null, MarginalKinds.All, MarginalCriteria.NoTargets);
        var places = new DemoHomes(figures.Places);
        var plan = new DemoPlan
        {
            Campaign = "quality",
            BoundarySet = atlas.BoundarySet,
            Seats = [.. atlas.Marginals.Of(results, criteria).Seats.Select(marginal => (marginal.Seat.Code, marginal.Seat.Name, marginal.Seat.Hub)).OrderBy(seat => seat.Code, StringComparer.Ordinal)],
            FirstSaturday = ComingWeekend.SaturdayAfter(now),
            Offers = homes / 4,
            Seed = seed,
            CreatedAt = now,
        };
        var random = new Random(seed);
        var meeting = Enumerable.Range(0, points).Select(_ => Beside(places.Draw(random).Grid, random)).ToList();
        foreach (var weekend in new WeekendGenerator(plan, places).Weekends())
        {
            yield return new QualityWorld
            {
                Now = now,
                Sessions = weekend.Sessions.ToDictionary(session => session.Id),
                Offers = weekend.Offers,
                Requests = weekend.Requests,
                MeetingPoints = meeting,
            };
        }
    }

    private static (int East, int North) CellOf(GridPoint point) => ((int)Math.Floor(point.Easting / CellMetres), (int)Math.Floor(point.Northing / CellMetres));

    /// <summary>A place up to half a kilometre away either way, on whole metres.</summary>
    private static GridPoint Beside(GridPoint home, Random random) => new(Math.Round(home.Easting) + random.Next(-500, 501), Math.Round(home.Northing) + random.Next(-500, 501));
}
