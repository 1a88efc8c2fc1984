using Grpc.Core;
using Matching.Outcomes;
using Matching.V1;

namespace Matching.Api;

/// <content>Who would go anywhere, and the yes of whoever was asked.</content>
internal sealed partial class SessionApi
{
    private static readonly Failure Minors = new(Reason.AdultsOnly, "A plan sends nobody of 16 or 17, since it cannot say beside whom they ride; sign up for a session instead.");

    /// <inheritdoc />
    public override async Task<AcceptSignUpResponse> AcceptSignUp(AcceptSignUpRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        var session = checks.Id("session", request.Session);
        var id = checks.Id("sign_up", request.SignUp);
        checks.ThrowIfAny();
        var accepted = await asked.AcceptAsync(key, caller, session, id, context.CancellationToken);
        return new() { SignUp = accepted.OrThrow().ToWire(caller.Subject) };
    }

    /// <inheritdoc />
    public override async Task<CreateAvailabilityResponse> CreateAvailability(CreateAvailabilityRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        if (await checks.EarlierAsync(() => availabilities.RecallAsync(key, context.CancellationToken)) is { } earlier)
        {
            return new() { Availability = earlier.ToWire() };
        }

        if (!checks.Present("availability", request.Availability))
        {
            checks.ThrowIfAny();
        }

        var said = checks.Availability(request.Availability!, caller, places, lifts, clock.GetUtcNow());
        await KnownAsync(checks, "availability.campaign", said.Campaign, context);
        checks.ThrowIfAny();
        caller.Require(said.Whose());
        if (caller.IsMinor)
        {
            throw ErrorTable.ToException(Minors);
        }

        return new() { Availability = (await availabilities.CreateAsync(key, said, context.CancellationToken)).OrThrow().ToWire() };
    }

    /// <inheritdoc />
    public override async Task<ListAvailabilitiesResponse> ListAvailabilities(ListAvailabilitiesRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var size = checks.PageSize(request.PageSize);
        var after = checks.LiftsAfter(request, request.PageToken);
        checks.ThrowIfAny();
        var page = await availabilities.ListAsync(caller.Subject, after, size + 1, context.CancellationToken);
        return new()
        {
            Availabilities = { page.Take(size).Select(said => said.ToWire()) },
            NextPageToken = page.Count > size ? PageTokens.Make(request, page[size - 1].Id.ToString()) : "",
        };
    }

    /// <inheritdoc />
    public override async Task<CancelAvailabilityResponse> CancelAvailability(CancelAvailabilityRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        var id = checks.Id("availability", request.Availability);
        checks.ThrowIfAny();
        return new() { Availability = (await availabilities.CancelAsync(key, caller, id, context.CancellationToken)).OrThrow().ToWire() };
    }
}
