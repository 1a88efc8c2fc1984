using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Matching.Plans.Availabilities;
using Matching.Plans.Stored;
using Matching.Sessions;
using Matching.Storage.Lifts;
using Matching.Storage.Plans.Availabilities;
using Matching.Storage.Sessions;
using Npgsql;

namespace Matching.Storage.Plans;

/// <summary>Takes the yes of whoever was asked to come: one transaction gives them the place and makes the offer or the request that they had spoken of. Then the seats that the plan has for them are asked for.</summary>
internal sealed class AskedPlaces(
    Database source, OnceWriter once, SignUpWriter signUps, OfferMaker offers, RequestMaker requests, IStoredPlans plans, PlanCommitter commits, IOriginVault vault, TimeProvider clock) : IAskedPlaces
{
    private static readonly string Asked = Sql.Read("Plans/asked.sql");
    private static readonly string Get = Sql.Read("Sessions/sign_up_get.sql");
    private static readonly string Free = AvailabilityRow.Statement("Availabilities/get.sql");
    private static readonly string OwnRequest = Sql.Read("Bookings/person_request.sql");
    private static readonly string OwnOffer = Sql.Read("Bookings/person_offer.sql");

    private static readonly Failure NotAsked = new(Reason.SignUpNotFound, "You are not, or no longer, asked to come to this session.");

    /// <inheritdoc />
    public async Task<Result<SignUp>> AcceptAsync(WriteKey key, Caller caller, Guid session, Guid signUp, CancellationToken cancellation)
    {
        // What is theirs is the place; what it makes stands among all that is of the session.
        var self = caller with { Reach = Circle.Campaign };
        var invitation = await FindAsync(caller, session, signUp, cancellation);
        var accepted = await once.RunPlannedAsync<Answer, SignUp>(
            key,
            async cancel => invitation is { } asked ? await DrawAsync(caller, session, asked, cancel) : NotAsked,
            (connection, answer, cancel) => WriteAsync(connection, self, session, signUp, answer, cancel),
            cancellation);
        if (accepted.Failure is null && invitation is { Plan: { } plan, Availability: { } free })
        {
            await commits.FollowAsync(plan, free.Id, cancellation);
        }

        return accepted;
    }

    private async Task<Invitation?> FindAsync(Caller caller, Guid session, Guid signUp, CancellationToken cancellation)
    {
        await using var find = source.Command(Asked, session, signUp);
        var found = await find.ReadOneAsync(
            row => new Found(row.GetString(0), row.IsDBNull(2) ? null : row.GetGuid(2), row.IsDBNull(3) ? null : row.GetGuid(3)), cancellation);
        if (found is null || found.Subject != caller.Subject)
        {
            return null;
        }

        var plan = found.Plan is { } id ? await plans.FindAsync(id, cancellation) : null;
        return new Invitation(plan, found.Availability is { } free ? await FreeAsync(free, cancellation) : null);
    }

    private async Task<Availability?> FreeAsync(Guid id, CancellationToken cancellation)
    {
        await using var get = source.Command(Free, id);
        return (await get.ReadOneAsync(AvailabilityRow.Read, cancellation))?.Open(vault);
    }

    /// <summary>What comes of a yes. The engine may be slow: it is asked before anything is locked.</summary>
    private async Task<Result<Answer>> DrawAsync(Caller caller, Guid session, Invitation asked, CancellationToken cancellation)
    {
        if (asked.Availability is not { } free || asked.Plan?.Outcome?.Sent.FirstOrDefault(one => one.Availability == free.Id) is not { } sent)
        {
            return new Answer(null, null, null);
        }

        switch (sent.Way)
        {
            case SentWay.Drives when free.Terms.HasSeats:
                var terms = free.Terms.OfferTo(session, free.From, free.Until);
                return new Answer(terms, await offers.DrawAsync(caller.Subject, terms, cancellation), null);
            case SentWay.Rides:
                return new Answer(null, null, free.Terms.RequestTo(session, free.From, free.Until));
            default:
                return new Answer(null, null, null);
        }
    }

    private async Task<Result<SignUp>> WriteAsync(NpgsqlConnection connection, Caller caller, Guid session, Guid id, Answer answer, CancellationToken cancellation)
    {
        if (await SignUpWriter.LockAsync(connection, session, cancellation) is null || await FindAsync(connection, session, id, cancellation) is not { } asked || asked.Subject != caller.Subject)
        {
            return NotAsked;
        }

        if (asked.State == SignUpState.Going)
        {
            return asked;
        }

        if (asked.State != SignUpState.Requested || asked.ExpiresAt <= clock.GetUtcNow())
        {
            return NotAsked;
        }

        if ((await signUps.EnsureAsync(connection, session, caller, asked.People, cancellation)).Failure is { } closed)
        {
            return closed;
        }

        if (answer.Drives is { } terms && !await HasAsync(connection, OwnOffer, session, caller, cancellation)
            && (await offers.MakeAsync(connection, caller, terms, answer.Drawn, cancellation)).Failure is { } impossible)
        {
            return impossible;
        }

        if (answer.Rides is { } needs && !await HasAsync(connection, OwnRequest, session, caller, cancellation)
            && (await requests.MakeAsync(connection, caller, needs, cancellation)).Failure is { } refused)
        {
            return refused;
        }

        return (await FindAsync(connection, session, id, cancellation))!;
    }

    private static async Task<bool> HasAsync(NpgsqlConnection connection, string own, Guid session, Caller caller, CancellationToken cancellation)
    {
        await using var find = connection.Command(own, session, caller.Subject);
        return (await find.ReadAllAsync(row => row.GetGuid(0), cancellation)).Count > 0;
    }

    private static async Task<SignUp?> FindAsync(NpgsqlConnection connection, Guid session, Guid id, CancellationToken cancellation)
    {
        await using var find = connection.Command(Get, session, id);
        return await find.ReadOneAsync(SignUpRow.Read, cancellation);
    }

    private sealed record Found(string Subject, Guid? Plan, Guid? Availability);

    /// <summary>What somebody was asked by, and for what they had said.</summary>
    private sealed record Invitation(StoredPlan? Plan, Availability? Availability);

    /// <summary>What a yes makes.</summary>
    /// <param name="Drives">The offer, where they drive.</param>
    /// <param name="Drawn">Its legs.</param>
    /// <param name="Rides">The request, where they ride.</param>
    private sealed record Answer(LiftTerms? Drives, DrawnLegs? Drawn, LiftNeeds? Rides);
}
