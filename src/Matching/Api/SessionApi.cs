using Grpc.Core;
using Matching.Campaigns;
using Matching.Geo;
using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Matching.Plans.Availabilities;
using Matching.Sessions;
using Matching.V1;
using Campaign = Matching.Campaigns.Campaign;
using Session = Matching.Sessions.Session;
using SignUp = Matching.Sessions.SignUp;

namespace Matching.Api;

/// <summary>Sessions and who comes to them, over gRPC.</summary>
internal sealed partial class SessionApi(
    ISessionStore store,
    IAvailabilities availabilities,
    IAskedPlaces asked,
    ICampaigns campaigns,
    IPlaces places,
    IWrites writes,
    SessionReader reader,
    NearestSessions nearest,
    LiftRules lifts,
    TimeProvider clock) : SessionService.SessionServiceBase
{
    /// <summary>In place of a session's id: all of them (AIP-159).</summary>
    private const string EverySession = "-";

    private const int DefaultLimit = 5;

    /// <inheritdoc />
    public override async Task<CreateSessionResponse> CreateSession(CreateSessionRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        if (await writes.EarlierAsync<Session>(key, checks, context) is { } earlier)
        {
            return new() { Session = earlier.ToWire() };
        }

        if (!checks.Present("session", request.Session))
        {
            checks.ThrowIfAny();
        }

        var sent = request.Session!;
        if (sent.Id.Length > 0)
        {
            checks.Add("session.id", "Must be empty: the service gives it.");
        }

        var campaign = await KnownAsync(checks, "session.campaign", sent.Campaign, context);
        var session = await reader.ReadAsync(checks, sent, campaign?.BoundarySet, context.CancellationToken);
        checks.ThrowIfAny();
        caller.Require(session.Whose());
        var created = await store.CreateAsync(key, session with { Id = Guid.CreateVersion7(clock.GetUtcNow()) }, context.CancellationToken);
        return new() { Session = created.OrThrow().ToWire() };
    }

    /// <inheritdoc />
    public override async Task<GetSessionResponse> GetSession(GetSessionRequest request, ServerCallContext context)
    {
        var checks = context.Checks();
        var id = checks.Id("session", request.Session);
        checks.ThrowIfAny();
        return new() { Session = (await FindAsync(id, context)).ToWire() };
    }

    /// <inheritdoc />
    public override async Task<ListSessionsResponse> ListSessions(ListSessionsRequest request, ServerCallContext context)
    {
        var checks = context.Checks();
        var size = checks.PageSize(request.PageSize);
        var after = checks.SessionsAfter(request);
        await KnownIfNamedAsync(checks, request.Campaign, context);
        if (request.Seat.Length > 0)
        {
            checks.IsSeatCode("seat", request.Seat);
        }

        var query = new SessionQuery(
            request.Campaign,
            request.Seat.Length == 0 ? null : request.Seat,
            checks.OptionalInstant("from", request.From),
            checks.OptionalInstant("until", request.Until),
            checks.Kinds("kinds", request.Kinds),
            request.ShowCancelled);
        checks.ThrowIfAny();
        var rows = request.Campaign.Length == 0 ? [] : await store.ListAsync(query, after, size + 1, context.CancellationToken);
        var answer = new ListSessionsResponse { Sessions = { rows.Take(size).Select(session => session.ToWire()) } };
        if (rows.Count > size)
        {
            var last = rows[size - 1];
            answer.NextPageToken = PageTokens.Make(request, $"{last.StartsAt:O}", $"{last.Id}");
        }

        return answer;
    }

    /// <inheritdoc />
    public override async Task<UpdateSessionResponse> UpdateSession(UpdateSessionRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        if (await writes.EarlierAsync<Session>(key, checks, context) is { } earlier)
        {
            return new() { Session = earlier.ToWire() };
        }

        var id = checks.Id("session.id", request.Session?.Id ?? "");
        if (request.Session is null || id == Guid.Empty)
        {
            checks.ThrowIfAny();
        }

        var sent = request.Session!;
        var updated = await WriteCalls.ChangeAsync(
            sent.Etag,
            async () =>
            {
                var stored = await FindAsync(id, context);
                caller.Require(stored.Whose());
                return (stored, stored.Version);
            },
            async stored =>
            {
                var changed = await ChangeAsync(checks, request, stored, context.CancellationToken);
                // Nobody moves a session into a seat that others organise.
                caller.Require(changed.Whose());
                return changed;
            },
            (session, version) => store.UpdateAsync(key, session, version, context.CancellationToken));
        return new() { Session = updated.ToWire() };
    }

    /// <inheritdoc />
    public override async Task<CancelSessionResponse> CancelSession(CancelSessionRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        var id = checks.Id("session", request.Session);
        checks.ThrowIfAny();
        if (await writes.EarlierAsync<Session>(key, checks, context) is { } earlier)
        {
            return new() { Session = earlier.ToWire() };
        }

        caller.Require((await FindAsync(id, context)).Whose());
        var cancelled = await store.CancelAsync(key, id, Etags.Read(request.Etag), context.CancellationToken);
        return new() { Session = cancelled.OrThrow().ToWire() };
    }

    /// <inheritdoc />
    public override async Task<FindSessionsResponse> FindSessions(FindSessionsRequest request, ServerCallContext context)
    {
        var checks = context.Checks();
        await KnownIfNamedAsync(checks, request.Campaign, context);
        var (from, until) = checks.Window(request.From, request.Until, clock.GetUtcNow());
        var kinds = checks.Kinds("kinds", request.Kinds);
        var stepFree = checks.Named("step_free", request.StepFree);
        var limit = checks.Between("limit", request.HasLimit ? request.Limit : DefaultLimit, 1, 50);
        var origin = checks.Take(places.Resolve(request.Place));
        checks.ThrowIfAny();
        var found = request.Campaign.Length == 0 ? [] : await nearest.FindAsync(
            origin.Grid, request.Campaign, from, until, kinds, stepFree.ToDomain(), limit, context.CancellationToken);
        return new()
        {
            Origin = origin.ToWire(),
            Sessions =
            {
                found.Select(near => new FindSessionsResponse.Types.Nearest
                {
                    Session = near.Session.ToWire(),
                    DistanceMetres = near.Metres.ToMillimetres(),
                    TravelTime = near.Seconds.ToSeconds(),
                    Approximate = near.Approximate,
                }),
            },
        };
    }

    /// <inheritdoc />
    public override async Task<SignUpResponse> SignUp(SignUpRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        var id = checks.Id("session", request.Session);
        checks.Present("sign_up", request.SignUp);
        var people = checks.Between("sign_up.people", request.SignUp is { HasPeople: true } sent ? sent.People : 1, 1, 20);
        checks.ThrowIfAny();
        if (await writes.EarlierAsync<SignUp>(key, checks, context) is { } earlier)
        {
            return new() { SignUp = earlier.ToWire(caller.Subject) };
        }

        caller.Require((await FindAsync(id, context)).Whose());
        var made = await store.SignUpAsync(key, id, caller, people, request.SignUp!.WaitIfFull, context.CancellationToken);
        return new() { SignUp = made.OrThrow().ToWire(caller.Subject) };
    }

    /// <inheritdoc />
    public override async Task<CancelSignUpResponse> CancelSignUp(CancelSignUpRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        var session = checks.Id("session", request.Session);
        var id = checks.Id("sign_up", request.SignUp);
        checks.ThrowIfAny();
        var cancelled = await store.CancelSignUpAsync(key, session, id, caller, context.CancellationToken);
        return new() { SignUp = cancelled.OrThrow().ToWire(caller.Subject) };
    }

    /// <inheritdoc />
    public override async Task<ListSignUpsResponse> ListSignUps(ListSignUpsRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        Guid? id = request.Session == EverySession ? null : checks.Id("session", request.Session);
        var size = checks.PageSize(request.PageSize);
        var after = checks.SignUpsAfter(request);
        checks.ThrowIfAny();
        var rows = id is { } one
            ? await store.ListSignUpsAsync(
                one, caller.Reaches((await FindAsync(one, context)).Whose()) ? null : caller.Subject, after, size + 1, context.CancellationToken)
            : await store.ListOwnSignUpsAsync(caller.Subject, after, size + 1, context.CancellationToken);
        var answer = new ListSignUpsResponse { SignUps = { rows.Take(size).Select(signUp => signUp.ToWire(caller.Subject)) } };
        if (rows.Count > size)
        {
            answer.NextPageToken = PageTokens.Make(request, $"{rows[size - 1].Queue}");
        }

        return answer;
    }

    /// <summary>The stored session with what the request changes laid over it, checked as a new one is.</summary>
    private async Task<Session> ChangeAsync(FieldChecks checks, UpdateSessionRequest request, Session stored, CancellationToken cancellation)
    {
        if (stored.IsClosed(clock.GetUtcNow()))
        {
            throw ErrorTable.ToException(new Failure(Reason.SessionClosed, "The session is cancelled or has ended."));
        }

        var changed = stored.ToWire();
        checks.Overlay(request.UpdateMask, request.Session, changed);
        if (changed.Campaign != stored.Campaign)
        {
            checks.Add("session.campaign", "Must stay: a session never changes its campaign.");
        }

        var session = await reader.ReadAsync(checks, changed, stored.BoundarySet, cancellation);
        checks.ThrowIfAny();
        return session with { Id = stored.Id };
    }

    private async Task<Session> FindAsync(Guid id, ServerCallContext context) =>
        await store.FindAsync(id, context.CancellationToken)
        ?? throw ErrorTable.ToException(new Failure(Reason.SessionNotFound, "There is no such session."));

    /// <summary>Checks the campaign of a query; a query without one is nobody's campaign's, and sees no sessions.</summary>
    private async Task KnownIfNamedAsync(FieldChecks checks, string id, ServerCallContext context)
    {
        if (id.Length > 0)
        {
            await KnownAsync(checks, "campaign", id, context);
        }
    }

    /// <summary>The campaign; where there is none, that is told unless a field is wrong.</summary>
    private async Task<Campaign> KnownAsync(FieldChecks checks, string field, string id, ServerCallContext context)
    {
        if (!checks.IsSlug(field, id))
        {
            return null!;
        }

        var found = await campaigns.FindAsync(id, context.CancellationToken);
        return checks.Take<Campaign>(found is null ? new Failure(Reason.CampaignNotFound, $"There is no campaign {id}.") : found);
    }
}
