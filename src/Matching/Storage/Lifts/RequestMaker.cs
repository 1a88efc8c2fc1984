using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Npgsql;

namespace Matching.Storage.Lifts;

/// <summary>Makes requests, inside a transaction of the caller: those that a passenger asks for, and those of who was sent by a plan and has agreed.</summary>
internal sealed class RequestMaker(IOriginVault vault, PeopleRules rules, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static readonly string Turn = Sql.Read("Lifts/request_turn.sql");
    private static readonly string Made = Sql.Read("Lifts/requests_made.sql");
    private static readonly string Insert = Sql.Read("Lifts/request_insert.sql");

    /// <summary>Stores a request. Fails as <see cref="ILiftRequests.CreateAsync"/> does.</summary>
    public async Task<Result<RequestRow>> MakeAsync(NpgsqlConnection connection, Caller passenger, LiftNeeds needs, CancellationToken cancellation)
    {
        var locked = await LiftSessions.LockAsync(connection, passenger, needs.SessionId, clock, cancellation);
        if (!locked.TryGet(out var session, out var failure))
        {
            return failure;
        }

        var now = clock.GetStorableNow();
        await connection.RunAsync(Turn, cancellation, passenger.Subject);
        await using var made = connection.Command(Made, passenger.Subject, now - Day);
        if (await made.ExecuteScalarAsync(cancellation) is long before && before >= rules.MostRequestsADay)
        {
            return new Failure(Reason.RateLimited, $"You have asked for {rules.MostRequestsADay} lifts within a day; go on tomorrow.");
        }

        var row = RequestRow.Seal(
            new LiftRequest
            {
                Id = Guid.CreateVersion7(now),
                Campaign = session.Campaign,
                Passenger = passenger.Subject,
                PassengerName = passenger.Name,
                Needs = needs,
                CreatedAt = now,
                UpdatedAt = now,
            },
            vault);
        var request = row.Request;
        await using var insert = connection.Command(
            Insert, request.Id, request.Campaign, needs.SessionId, request.Passenger, request.PassengerName, row.OriginSealed, row.PlaceSealed,
            needs.Origin.Blurred.Easting, needs.Origin.Blurred.Northing, EnumText<Legs>.Of(needs.Legs), needs.PartySize, needs.EarliestDeparture,
            needs.LatestReturn, needs.MaxWalkMetres, needs.WomenOnly, needs.WomenOnlyWelcome, needs.Wheelchair, needs.ChildSeat, needs.StepFree,
            needs.MeetingPointsOnly, request.Demo, now, needs.RematchInstantly);
        await insert.ExecuteNonQueryAsync(cancellation);
        return row;
    }
}
