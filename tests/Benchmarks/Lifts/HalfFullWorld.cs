using System.Globalization;
using Benchmarks.Worlds;
using Matching.Bookings;
using Matching.Demo;
using Matching.Geo;
using Matching.Hosting;
using Matching.Lifts;
using Matching.Storage.Bookings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Benchmarks.Lifts;

/// <summary>
/// Fills half of the seats of a world's cars with accepted bookings, and loads meeting points: each rider lives by the car's way, is planned by the service's own planner and written by its own writer, with
/// every guard of the database on.
/// </summary>
internal sealed class HalfFullWorld(BenchWorld world, string folder)
{
    private const int MeetingPoints = 12_000;
    private const int CarsAtOnce = 2_500;
    private const int Tries = 12;
    private const int AtOnce = 4;
    private const int Seed = 20261127;

    /// <summary>Fills it.</summary>
    /// <returns>Seats on the way there, and those taken.</returns>
    public async Task<(int Seats, int Taken)> FillAsync()
    {
        await LoadMeetingPointsAsync();
        await using var service = MatchingApplication.Create(
            [
                "--environment=Development", $"--Matching:Database={world.ConnectionString}", $"--Matching:OriginKeys={Path.Combine(folder, ".data", "origin-key")}",
                $"--Matching:Tokens:KeyFile={Path.Combine(folder, ".data", "token-key.pem")}",
            ],
            builder => builder.Logging.ClearProviders());
        var (seats, taken) = (0, 0);
        await Parallel.ForEachAsync((await OffersAsync()).Chunk(CarsAtOnce).Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (chunk, _) =>
        {
            var (offered, booked) = await FillAsync(service.Services, chunk.Item, new Random(Seed + chunk.Index));
            Interlocked.Add(ref seats, offered);
            Interlocked.Add(ref taken, booked);
        });
        return (seats, taken);
    }

    private async Task<(int Seats, int Taken)> FillAsync(IServiceProvider services, Guid[] ids, Random random)
    {
        await using var connection = await world.Source.OpenConnectionAsync();
        var drafts = new List<BookingDraft>();
        var seats = 0;
        foreach (var car in await services.GetRequiredService<CarReader>().ReadAsync(connection, ids, CancellationToken.None))
        {
            var offered = car.Offer.Terms.OutwardSeats ?? 0;
            drafts.AddRange(await RidersAsync(services.GetRequiredService<BookingPlanner>(), connection, car, (offered + random.Next(2)) / 2, random));
            seats += offered;
        }

        await services.GetRequiredService<IDemoStore>().StoreAsync([new DemoWeekend([], [], [], [.. drafts.Select(draft => draft.Request)])], CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var draft in drafts)
        {
            await services.GetRequiredService<BookingWriter>().InsertAsync(connection, draft, accepted: true, CancellationToken.None);
        }

        await transaction.CommitAsync();
        return (seats, drafts.Count);
    }

    private static async Task<IReadOnlyList<BookingDraft>> RidersAsync(BookingPlanner planner, NpgsqlConnection connection, Car car, int wanted, Random random)
    {
        var drafts = new List<BookingDraft>(wanted);
        for (var attempt = 0; attempt < Tries && drafts.Count < wanted; attempt++)
        {
            var request = RequestBeside(car, attempt, random);
            var boarding = BoardingChoice.Any(await BookingCases.PointsNearAsync(connection, request.Needs, CancellationToken.None));
            if (await planner.PlanAsync(DemoIds.Next(random, car.Offer.CreatedAt), car, request, car.Session, Legs.Both, boarding, CancellationToken.None) is { } plan)
            {
                drafts.Add(new BookingDraft(plan, request, null, DriverYes: true, PassengerYes: true, BookingOrigin.Passenger));
                car = car with { Legs = [.. plan.Legs.Zip(car.Legs, (planned, leg) => leg with { Stops = planned.Seating.Stops, StartWindow = planned.Seating.StartWindow })] };
            }
        }

        return drafts;
    }

    /// <summary>Somebody by the car's way, up to 300 m beside it; the more often none was found, the nearer to the driver's home.</summary>
    private static LiftRequest RequestBeside(Car car, int attempt, Random random)
    {
        var (from, to) = (car.Offer.Terms.Origin.Point, car.Session.Grid!.Value);
        var share = random.NextDouble() / (1 + attempt);
        var home = new GridPoint(
            Math.Round(from.Easting + (share * (to.Easting - from.Easting)) + random.Next(-300, 301)), Math.Round(from.Northing + (share * (to.Northing - from.Northing)) + random.Next(-300, 301)));
        var id = DemoIds.Next(random, car.Offer.CreatedAt);
        return new LiftRequest
        {
            Id = id,
            Campaign = car.Offer.Campaign,
            Passenger = $"half-full-{id}",
            PassengerName = "Rider",
            Needs = new LiftNeeds { SessionId = car.Session.Id, Origin = new LiftOrigin("", home, OriginCell.CentreOf(home)), Legs = Legs.Both, PartySize = 1 },
            Demo = true,
            CreatedAt = car.Offer.CreatedAt,
            UpdatedAt = car.Offer.CreatedAt,
        };
    }

    private async Task<IReadOnlyList<Guid>> OffersAsync()
    {
        await using var command = world.Source.CreateCommand("select id from lift_offer order by id");
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<Guid>();
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }

    /// <summary>Public places up to half a kilometre either way from where people live.</summary>
    private async Task LoadMeetingPointsAsync()
    {
        var random = new Random(Seed);
        var file = Path.Combine(folder, "meeting-points.csv");
        await using (var writer = new StreamWriter(file))
        {
            await writer.WriteLineAsync("id,name,kind,latitude,longitude,step_free");
            await using var command = world.Source.CreateCommand("select blurred_easting, blurred_northing from lift_request order by md5(id::text) limit $1");
            command.Parameters.Add(new() { Value = MeetingPoints });
            await using var reader = await command.ExecuteReaderAsync();
            for (var number = 0; await reader.ReadAsync(); number++)
            {
                var point = BritishGrid.ToGeo(new GridPoint(reader.GetDouble(0) + random.Next(-500, 501), reader.GetDouble(1) + random.Next(-500, 501)));
                await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"p{number},Place {number},station,{point.Latitude:F6},{point.Longitude:F6},yes"));
            }
        }

        await world.RunAsync(folder, "import", "meeting-points", file);
    }
}
