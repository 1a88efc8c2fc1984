using Matching.Geo;
using Matching.Lifts;
using Matching.Outcomes;
using Matching.Sessions;
using Matching.Storage.Lifts;
using Matching.Storage.People;
using Matching.Storage.Sessions;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>Reads what bookings rest on, and holds it.</summary>
internal sealed class BookingCases(CarReader cars, IOriginVault vault)
{
    private static readonly string Request = RequestRow.Statement("Lifts/request_get.sql");
    private static readonly string LockRequest = RequestRow.Statement("Lifts/request_lock.sql");
    private static readonly string GetSession = SessionRow.Statement("Sessions/get.sql");
    private static readonly string OffersAsked = Sql.Read("Bookings/offers_asked.sql");
    private static readonly string OfRequest = BookingRow.Statement("Bookings/of_request.sql");
    private static readonly string MeetingPoints = Sql.Read("Lifts/meeting_points.sql");

    /// <summary>There is none, or the caller may not learn that there is.</summary>
    public static readonly Failure NoRequest = new(Reason.LiftRequestNotFound, "You have no such request.");

    /// <summary>The case of a request and some offers. Fails with <see cref="Reason.LiftRequestNotFound"/> or <see cref="Reason.LiftOfferNotFound"/>.</summary>
    /// <param name="connection">A connection.</param>
    /// <param name="request">The request.</param>
    /// <param name="offers">The offers.</param>
    /// <param name="mayAsk">
    /// Whether the caller may ask about the request; to others there is none, whatever else is wrong with what they ask, or they could find out that there is.
    /// </param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public async Task<Result<BookingCase>> ReadAsync(
        NpgsqlConnection connection, Guid request, IReadOnlyList<Guid> offers, Func<LiftRequest, Session, bool> mayAsk, CancellationToken cancellation)
    {
        await using var find = connection.Command(Request, request);
        if ((await find.ReadOneAsync(RequestRow.Read, cancellation))?.Open(vault) is not { } wish)
        {
            return NoRequest;
        }

        await using var session = connection.Command(GetSession, wish.Needs.SessionId);
        var meets = (await session.ReadOneAsync(SessionRow.Read, cancellation))!;
        if (!mayAsk(wish, meets))
        {
            return NoRequest;
        }

        var found = (await cars.ReadAsync(connection, [.. offers], cancellation)).ToDictionary(car => car.Offer.Id);
        return offers.All(found.ContainsKey)
            ? new BookingCase(wish, meets, [.. offers.Select(offer => found[offer])])
            : new Failure(Reason.LiftOfferNotFound, "There is no such offer.");
    }

    /// <summary>
    /// Keeps blocks from being made, then holds the session, the request, and the offers named together with all that the request has live bookings with, in this order; answers null
    /// where something that the case rests on has changed since it was read.
    /// </summary>
    public static async Task<IReadOnlyList<BookingRow>?> HoldAsync(NpgsqlConnection connection, BookingCase read, CancellationToken cancellation)
    {
        await BlockLock.ShareAsync(connection, cancellation);
        var session = await SignUpWriter.LockAsync(connection, read.Session.Id, cancellation);
        await using var hold = connection.Command(LockRequest, read.Request.Id);
        var request = await hold.ReadOneAsync(RequestRow.Read, cancellation);
        await using var asked = connection.Command(OffersAsked, read.Request.Id);
        var rivals = await asked.ReadAllAsync(row => row.GetGuid(0), cancellation);
        var stamps = await OfferStamp.LockAsync(connection, read.Cars.Select(car => car.Offer.Id).Concat(rivals), cancellation);
        if (session!.Version != read.Session.Version || request!.Request.Version != read.Request.Version || !read.Cars.All(car => stamps[car.Offer.Id].IsOf(car)))
        {
            return null;
        }

        await using var live = connection.Command(OfRequest, read.Request.Id);
        return await live.ReadAllAsync(BookingRow.Read, cancellation);
    }

    /// <summary>Public points where the party may board.</summary>
    public static async Task<IReadOnlyList<BoardingPoint>> PointsNearAsync(NpgsqlConnection connection, LiftNeeds needs, CancellationToken cancellation)
    {
        var home = needs.Origin.Point;
        await using var command = connection.Command(MeetingPoints, home.Easting, home.Northing, needs.MaxWalkMetres, needs.StepFree);
        return await command.ReadAllAsync(
            row =>
            {
                var point = new GridPoint(row.GetDouble(0), row.GetDouble(1));
                return new BoardingPoint(point, point.MetresTo(home), row.GetString(2));
            },
            cancellation);
    }
}
