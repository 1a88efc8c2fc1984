using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.Bookings;
using Matching.V1;
using StrandedPassenger = Matching.Bookings.StrandedPassenger;
using Wire = Matching.V1;

namespace Matching.Api;

/// <content>Nobody stranded: who has not all of the lift they want.</content>
internal sealed partial class LiftApi
{
    /// <inheritdoc />
    public override async Task<ListStrandedPassengersResponse> ListStrandedPassengers(ListStrandedPassengersRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var id = checks.Id("session", request.Session);
        var lack = checks.Named("lack", request.Lack);
        var size = checks.PageSize(request.PageSize);
        var after = StrandedAfter(checks, request);
        checks.ThrowIfAny();
        var session = await sessions.FindAsync(id, context.CancellationToken)
            ?? throw ErrorTable.ToException(NoSession);
        caller.Require(session.Whose());
        var page = await stranded.PageAsync(id, lack == default ? null : (Lack)(lack - 1), after, size + 1, context.CancellationToken);
        return new()
        {
            StrandedPassengers = { page.Take(size).Select(ToWire) },
            NextPageToken = page.Count > size ? PageTokens.Make(request, $"{(int)page[size - 1].Lack}", page[size - 1].RequestId.ToString()) : "",
        };
    }

    private static (Lack Lack, Guid Request)? StrandedAfter(FieldChecks checks, ListStrandedPassengersRequest request)
    {
        if (checks.PageStart(request, request.PageToken, 2) is not { } key)
        {
            return null;
        }

        if (key[0] is "0" or "1" or "2" && Guid.TryParse(key[1], out var last))
        {
            return ((Lack)(key[0][0] - '0'), last);
        }

        checks.Add("page_token", "Must be the next_page_token of the same query.");
        return null;
    }

    private static Wire.StrandedPassenger ToWire(StrandedPassenger passenger) => new()
    {
        LiftRequest = passenger.RequestId.ToString(),
        PassengerName = passenger.Name,
        PartySize = passenger.People,
        Lack = (Wire.StrandedPassenger.Types.Lack.Types.Value)(1 + (int)passenger.Lack),
        MissingLegs = passenger.Missing.ToWire(),
        HeldBooking = passenger.Held?.ToString() ?? "",
        LostBooking = passenger.Lost?.ToString() ?? "",
        LostBy = passenger.LostBy is { } by ? (Wire.Booking.Types.EndedBy.Types.Value)(1 + (int)by) : default,
        LostTime = passenger.LostAt?.ToTimestamp(),
        RequestedBookings = passenger.Requested,
        Rematching = passenger.Rematching,
        RequestTime = passenger.RequestedAt.ToTimestamp(),
    };
}
