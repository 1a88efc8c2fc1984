using Matching.Bookings;
using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Matching.Plans.Availabilities;
using Matching.Plans.Stored;
using Matching.Sessions;
using Matching.Storage.Bookings;
using Matching.Storage.Plans.Availabilities;
using Matching.Storage.Sessions;
using Matching.Travel;
using Npgsql;

namespace Matching.Storage.Plans;

/// <summary>Asks those whom a plan sends to come, each in a transaction of their own, and holds their places. Who takes part no more, or comes to a session of that time, is not asked.</summary>
internal sealed class PlaceAsker(OnceWriter once, SignUpWriter signUps, Happenings happenings, IOriginVault vault, BookingRules rules, TimeProvider clock)
{
    private static readonly string Hold = AvailabilityRow.Statement("Availabilities/hold.sql");
    private static readonly string Comes = Sql.Read("Plans/comes.sql");

    private static readonly Failure NotFree = new(Reason.AvailabilityNotFound, "They are no longer free.");
    private static readonly Failure ComesElsewhere = new(Reason.AlreadySignedUp, "They come to a session of that time already.");
    private static readonly Failure NoSession = new(Reason.SessionClosed, "The session is no more.");
    private static readonly Failure Moved = new(Reason.NoLongerFits, "The session has moved out of their time, or too far from them.");
    private static readonly Failure TooLate = new(Reason.SessionClosed, "The session begins before they could answer.");

    /// <summary>Asks one of them; whoever was asked by this plan is asked once, whoever commits it and however often.</summary>
    public Task<Result<AskedPerson>> AskAsync(Guid plan, OutcomeSent sent, CancellationToken cancellation) => once.RunAsync<AskedPerson>(
        new WriteKey("", "CommitPlan/place", $"{plan:N}{sent.Availability:N}", []),
        (connection, cancel) => AskAsync(connection, plan, sent, cancel),
        cancellation);

    private async Task<Result<AskedPerson>> AskAsync(NpgsqlConnection connection, Guid plan, OutcomeSent sent, CancellationToken cancellation)
    {
        // Before the session, as whoever ends all that the person takes part in holds them.
        await using var hold = connection.Command(Hold, sent.Availability);
        if (await hold.ReadOneAsync(AvailabilityRow.Read, cancellation) is not { Availability.Cancelled: false } row)
        {
            return NotFree;
        }

        var free = row.Open(vault);
        if (await SignUpWriter.LockAsync(connection, sent.Session, cancellation) is not { Remote: false, Cancelled: false } session || session.Campaign != free.Campaign)
        {
            return NoSession;
        }

        if (!Suits(free, session))
        {
            return Moved;
        }

        await using var comes = connection.Command(Comes, sent.Availability);
        if (await comes.ExecuteScalarAsync(cancellation) is true)
        {
            return ComesElsewhere;
        }

        var now = clock.GetStorableNow();
        if (session.StartsAt - rules.AnswerBeforeDeparture <= now)
        {
            return TooLate;
        }

        var person = Caller.InNameOf(free.Subject, free.Name, free.Campaign);
        var place = new AskedPlace(free.Terms.Party, rules.AnswerByOf(now, now, session.StartsAt), sent.Availability, plan);
        if (!(await signUps.AskAsync(connection, session, person, place, cancellation)).TryGet(out var asked, out var failure))
        {
            return failure;
        }

        await happenings.OfPlaceAsync(connection, "SIGN_UP_REQUESTED", free.Campaign, session.Id, [free.Subject], cancellation);
        return new AskedPerson(sent.Availability, session.Id, asked.Id);
    }

    /// <summary>Whether they would go there, as the session is now.</summary>
    private static bool Suits(Availability free, Session session) =>
        session.StartsAt >= free.From
        && session.EndsAt <= free.Until
        && StraightLineTimes.SecondsFor(free.Terms.Origin.Point.MetresTo(session.Grid!.Value)) <= free.Terms.MaxTravel.TotalSeconds;
}
