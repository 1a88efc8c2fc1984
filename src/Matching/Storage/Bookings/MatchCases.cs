using Matching.Bookings;
using Matching.Lifts;
using Matching.Outcomes;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>Reads offers and requests side by side.</summary>
internal sealed class MatchCases(NpgsqlDataSource source, BookingCases cases, LiftRules rules) : IMatchCases
{
    private static readonly string Between = Sql.Read("Explaining/between.sql");

    /// <inheritdoc />
    public async Task<Result<MatchCase>> FindAsync(Guid offer, Guid request, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        if (!(await cases.ReadAsync(connection, request, [offer], cancellation)).TryGet(out var read, out var failure))
        {
            return failure;
        }

        await using var find = connection.Command(Between, offer, request);
        var bookings = await find.ReadAllAsync(row => row.GetGuid(0), cancellation);
        var needs = read.Request.Needs;
        var points = await BookingCases.PointsNearAsync(connection, needs, cancellation);
        var onlySteps = points.Count == 0 && needs.StepFree
            && (await BookingCases.PointsNearAsync(connection, needs with { StepFree = false }, cancellation)).Count > 0;
        return new MatchCase(Without(read.Cars[0], bookings), read.Request, read.Session, points, onlySteps, bookings.Count > 0);
    }

    /// <summary>The car as it would be if the party had no seat in it.</summary>
    private Car Without(Car car, IReadOnlyList<Guid> bookings)
    {
        foreach (var booking in bookings.Where(booking => car.Riders.Any(rider => rider.BookingId == booking)))
        {
            var without = car.Legs.Select(leg => (Leg: leg, Seating: car.Without(leg, booking, rules)));
            car = car with
            {
                Legs = [.. without.Select(one => one.Leg with { Stops = one.Seating.Stops, StartWindow = one.Seating.StartWindow })],
                Riders = [.. car.Riders.Where(rider => rider.BookingId != booking)],
            };
        }

        return car;
    }
}
