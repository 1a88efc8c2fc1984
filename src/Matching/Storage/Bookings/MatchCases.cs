using Matching.Bookings;
using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;

namespace Matching.Storage.Bookings;

/// <summary>Reads offers and requests side by side.</summary>
internal sealed class MatchCases(Database source, BookingCases cases, LiftRules rules) : IMatchCases
{
    private static readonly string Between = Sql.Read("Explaining/between.sql");

    /// <inheritdoc />
    public async Task<Result<MatchCase>> FindAsync(Guid offer, Guid request, Caller caller, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var moment = await source.BeginAsync(connection, cancellation);
        await using var find = connection.Command(Between, offer, request);
        var bookings = await find.ReadAllAsync(row => (Id: row.GetGuid(0), Driver: row.GetString(1), Accepted: row.GetBoolean(2)), cancellation);
        var read = await cases.ReadAsync(
            connection,
            request,
            [offer],
            (wish, session) => caller.Reaches(session.Whose() with { Owner = wish.Passenger, Other = bookings.Count == 0 ? null : bookings[0].Driver }),
            cancellation);
        if (!read.TryGet(out var found, out var failure))
        {
            return failure;
        }

        var asked = found.Request;
        var blurred = caller.Subject != asked.Passenger && !bookings.Any(booking => booking.Accepted && booking.Driver == caller.Subject);
        asked = blurred ? Blurred(asked) : asked;
        var needs = asked.Needs;
        var points = await BookingCases.PointsNearAsync(connection, needs, cancellation);
        var onlySteps = points.Count == 0 && needs.StepFree
            && (await BookingCases.PointsNearAsync(connection, needs with { StepFree = false }, cancellation)).Count > 0;
        return new MatchCase(Without(found.Cars[0], [.. bookings.Select(booking => booking.Id)]), asked, found.Session, points, onlySteps)
        {
            TellsAge = caller.Subject != found.Cars[0].Offer.Driver,
            Blurred = blurred,
        };
    }

    /// <summary>The request as though its passenger lived at the point that others are shown.</summary>
    private static LiftRequest Blurred(LiftRequest request) => request with
    {
        Needs = request.Needs with { Origin = request.Needs.Origin with { Point = request.Needs.Origin.Blurred } },
    };

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
