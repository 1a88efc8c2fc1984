using Grpc.Core;
using Matching.Bookings;
using Matching.Outcomes;
using Matching.People;
using Matching.V1;
using Booking = Matching.Bookings.Booking;

namespace Matching.Api;

/// <content>Bookings. To anybody but driver, passenger and organisers they do not exist.</content>
internal sealed partial class LiftApi
{
    /// <inheritdoc />
    public override async Task<CreateBookingResponse> CreateBooking(CreateBookingRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        if (!checks.Present("booking", request.Booking))
        {
            checks.ThrowIfAny();
        }

        var wish = checks.BookingWish(request.Booking!);
        checks.ThrowIfAny();
        var made = await bookings.CreateAsync(key, caller, wish, context.CancellationToken);
        return new() { Booking = await views.ShowAsync(made.OrThrow()[0], caller, context.CancellationToken) };
    }

    /// <inheritdoc />
    public override async Task<GetBookingResponse> GetBooking(GetBookingRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var id = checks.Id("booking", request.Booking);
        checks.ThrowIfAny();
        return await bookings.FindAsync(id, caller, context.CancellationToken) is { } booking
            ? new() { Booking = await views.ShowAsync(booking, caller, context.CancellationToken) }
            : throw ErrorTable.ToException(new Failure(Reason.BookingNotFound, "You have no such booking."));
    }

    /// <inheritdoc />
    public override async Task<ListBookingsResponse> ListBookings(ListBookingsRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var size = checks.PageSize(request.PageSize);
        var after = checks.LiftsAfter(request, request.PageToken);
        var query = new BookingQuery(
            checks.OptionalId("lift_offer", request.LiftOffer),
            checks.OptionalId("lift_request", request.LiftRequest),
            checks.OptionalId("session", request.Session),
            request.ShowEnded);
        checks.ThrowIfAny();
        var page = await bookings.PageAsync(caller, query, after, size + 1, context.CancellationToken);
        return new()
        {
            Bookings = { await views.ShowAsync([.. page.Take(size)], caller, context.CancellationToken) },
            NextPageToken = page.Count > size ? PageTokens.Make(request, page[size - 1].Id.ToString()) : "",
        };
    }

    /// <inheritdoc />
    public override async Task<AcceptBookingResponse> AcceptBooking(AcceptBookingRequest request, ServerCallContext context) =>
        new() { Booking = await AnswerAsync(request, request.Booking, request.Etag, bookings.AcceptAsync, context) };

    /// <inheritdoc />
    public override async Task<DeclineBookingResponse> DeclineBooking(DeclineBookingRequest request, ServerCallContext context) =>
        new() { Booking = await AnswerAsync(request, request.Booking, request.Etag, bookings.DeclineAsync, context) };

    /// <inheritdoc />
    public override async Task<CancelBookingResponse> CancelBooking(CancelBookingRequest request, ServerCallContext context) =>
        new() { Booking = await AnswerAsync(request, request.Booking, request.Etag, bookings.CancelAsync, context) };

    /// <inheritdoc />
    public override async Task<ReportLateResponse> ReportLate(ReportLateRequest request, ServerCallContext context)
    {
        var checks = context.Checks();
        var late = TimeSpan.FromMinutes(checks.Between("minutes", request.Minutes, 1, 120));
        return new() { Booking = await SayAsync(request, request.Booking, new(NoticeKind.Late, checks.OneLeg("direction", request.Direction), late), checks, context) };
    }

    /// <inheritdoc />
    public override async Task<ReportNoShowResponse> ReportNoShow(ReportNoShowRequest request, ServerCallContext context)
    {
        var checks = context.Checks();
        return new() { Booking = await SayAsync(request, request.Booking, new(NoticeKind.NoShow, checks.OneLeg("direction", request.Direction), null), checks, context) };
    }

    private async Task<V1.Booking> SayAsync(
        Google.Protobuf.IMessage request, string booking, NoticeWish wish, FieldChecks checks, ServerCallContext context)
    {
        var caller = context.Required();
        var key = caller.KeyOf(request, context, checks);
        var id = checks.Id("booking", booking);
        checks.ThrowIfAny();
        return await views.ShowAsync((await bookings.SayAsync(key, caller, id, wish, context.CancellationToken)).OrThrow(), caller, context.CancellationToken);
    }

    private async Task<V1.Booking> AnswerAsync(
        Google.Protobuf.IMessage request,
        string booking,
        string etag,
        Func<WriteKey, Caller, Guid, long?, CancellationToken, Task<Result<Booking>>> answer,
        ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        var id = checks.Id("booking", booking);
        checks.ThrowIfAny();
        return await views.ShowAsync((await answer(key, caller, id, Etags.Read(etag), context.CancellationToken)).OrThrow(), caller, context.CancellationToken);
    }
}
