using Matching.Lifts;
using Matching.Lifts.Recurring;
using Matching.Outcomes;
using Matching.People;
using Matching.Sessions;
using Matching.Storage.Lifts;
using Matching.Storage.Sessions;
using Npgsql;

namespace Matching.Storage.Recurring;

/// <summary>
/// Sees to one occurrence: offers it to the earliest session that fits, and takes it away from one that fits no more. Legs are drawn with nothing locked; the
/// offer, its sign-up and what the occurrence says of it are written in one transaction, or none of them.
/// </summary>
internal sealed class OccurrenceKeeper(
    Database source, OnceWriter once, SeriesReader reader, SeriesWriter writer, OfferMaker offers, OccurrenceEnder ender, IOriginVault vault, TimeProvider clock)
{
    /// <summary>The writes of a series' own; there is nothing to recall them by, since the occurrence says whether they were made.</summary>
    public static readonly WriteKey Key = new("", "LiftSeries", "", []);

    /// <summary>No seat has more sessions on one day; what came after them would never be looked at.</summary>
    private const int MostSessions = 200;

    /// <summary>Where there is a session and no place at it, or no way, or a car there whose passengers may leave it: that this is over is seen after so long.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(15);

    /// <summary>All else is told by the sessions that appear and change.</summary>
    private static readonly TimeSpan LookSeldom = TimeSpan.FromDays(1);

    private static readonly string Sessions = Sql.Read("Recurring/sessions.sql");
    private static readonly string Later = Sql.Read("Recurring/occurrence_later.sql");
    private static readonly string Offered = Sql.Read("Recurring/occurrence_offered.sql");
    private static readonly string MarkOffer = Sql.Read("Recurring/mark_offer.sql");
    private static readonly string LiveSignUp = Sql.Read("Sessions/sign_up_live.sql");

    private static readonly Failure Done = new(Reason.EtagMismatch, "Somebody else has seen to it.");

    /// <summary>Does what is due to an occurrence as it was read.</summary>
    public async Task KeepAsync(SeriesRow series, OccurrenceRow row, CancellationToken cancellation)
    {
        var terms = row.OwnSealed is { } own ? SeriesRow.OpenTerms(vault, series.Series.Id, own) : SeriesRow.OpenTerms(vault, series.Series.Id, series.TermsSealed);
        var astray = row.Occurrence is { State: OccurrenceState.Offered, SessionId: { } serves }
            && (row.Gone || (!row.Occurrence.Changed && !await FitsAsync(series.Series, row, terms, serves, cancellation)));
        if (astray)
        {
            // Whoever rides there is told of the session's change by itself; a car with bookings stays theirs.
            row = await EndAsync(series, row, cancellation) ?? row;
        }

        var sessions = row.Occurrence.State == OccurrenceState.Waiting ? await SessionsAsync(series.Series, row, cancellation) : [];
        if (row.Occurrence.State == OccurrenceState.Waiting && !await OfferAsync(series, row, terms, sessions, cancellation) && row.SignedUpAt is not null)
        {
            await EndAsync(series, row, cancellation);
        }

        var again = clock.GetStorableNow() + (astray || sessions.Count > 0 ? LookAgain : LookSeldom);
        await using var later = source.Command(Later, row.Series, row.Occurrence.Times.Date, row.Occurrence.Writes, again, series.Series.Version);
        await later.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The sessions that the occurrence could serve by their times, earliest first.</summary>
    private async Task<IReadOnlyList<Guid>> SessionsAsync(LiftSeries of, OccurrenceRow row, CancellationToken cancellation)
    {
        await using var find = source.Command(
            Sessions, of.Campaign, of.BoundarySet, of.Seat, EnumText<SessionKind>.Of(of.Kinds), row.Occurrence.Times.LeavesAt, row.Occurrence.Times.HomeAt,
            clock.GetUtcNow(), MostSessions);
        return await find.ReadAllAsync(found => found.GetGuid(0), cancellation);
    }

    /// <summary>Whether the session that an occurrence serves is still one that it would go to.</summary>
    private async Task<bool> FitsAsync(LiftSeries series, OccurrenceRow row, SeriesTerms terms, Guid session, CancellationToken cancellation) =>
        await offers.DrawAsync(series.Driver, terms.To(session, row.Occurrence.Times), cancellation) is { Legs.Failure: null } drawn && Suits(series, row, drawn.To);

    /// <summary>Whether a session is one that <c>sessions.sql</c> would find for an occurrence.</summary>
    private static bool Suits(LiftSeries series, OccurrenceRow row, Session session) =>
        session is { Cancelled: false, Remote: false }
        && session.SeatCode == series.Seat
        && (series.Kinds.Count == 0 || series.Kinds.Contains(session.Kind))
        && session.StartsAt >= row.Occurrence.Times.LeavesAt
        && session.EndsAt <= row.Occurrence.Times.HomeAt;

    /// <summary>Offers the occurrence to the first session that fits and has room; tells whether it is offered.</summary>
    private async Task<bool> OfferAsync(SeriesRow series, OccurrenceRow row, SeriesTerms terms, IReadOnlyList<Guid> sessions, CancellationToken cancellation)
    {
        foreach (var session in sessions)
        {
            var lift = terms.To(session, row.Occurrence.Times);
            if (await offers.DrawAsync(series.Series.Driver, lift, cancellation) is not { Legs.Failure: null } drawn)
            {
                continue;
            }

            if (row.SignedUpAt is { } before && before != session)
            {
                if (await EndAsync(series, row, cancellation) is not { } ended)
                {
                    // Still signed up there: whoever has written it meanwhile says when to look again.
                    return false;
                }

                row = ended;
            }

            switch (await MakeAsync(series, row, lift, drawn, cancellation))
            {
                case null:
                    return true;
                case { Reason: Reason.SessionFull or Reason.SessionClosed or Reason.SessionNotFound }:
                    continue;
                default:
                    // Offered by hand, changed or being changed: nothing more to do, or whoever changes it says when to look again.
                    return false;
            }
        }

        return false;
    }

    /// <summary>Makes the offer; null, or why it was not made.</summary>
    private async Task<Failure?> MakeAsync(SeriesRow series, OccurrenceRow row, LiftTerms lift, DrawnLegs drawn, CancellationToken cancellation)
    {
        try
        {
            return (await once.RunAsync<OccurrenceRow>(Key, (connection, cancel) => MakeAsync(connection, series, row, lift, drawn, cancel), cancellation)).Failure;
        }
        catch (PostgresException broken) when (broken.ConstraintName == "lift_offer_live")
        {
            return new Failure(Reason.AlreadyOffered, "The driver offers a lift to this session by hand.");
        }
    }

    private async Task<Result<OccurrenceRow>> MakeAsync(
        NpgsqlConnection connection, SeriesRow series, OccurrenceRow row, LiftTerms lift, DrawnLegs drawn, CancellationToken cancellation)
    {
        if (await HeldAsync(connection, series, row, cancellation) is not { Occurrence.State: OccurrenceState.Waiting } held)
        {
            return Done;
        }

        var driver = series.Driver();
        if (await SignUpWriter.LockAsync(connection, lift.SessionId, cancellation) is not { } session || !Suits(series.Series, held, session))
        {
            return PlannedWrites.Stale;
        }

        await using var find = connection.Command(LiveSignUp, lift.SessionId, driver.Subject);
        var comesAnyway = await find.ReadOneAsync(SignUpRow.Read, cancellation) is not null && held.SignedUpAt != lift.SessionId;
        if (!(await offers.MakeAsync(connection, driver, lift, drawn, cancellation)).TryGet(out var offer, out var failure))
        {
            return failure;
        }

        var date = row.Occurrence.Times.Date;
        await connection.RunAsync(MarkOffer, cancellation, offer.Offer.Id, row.Series, date);
        await connection.RunAsync(
            Offered, cancellation, row.Series, date, offer.Offer.Id, lift.SessionId, comesAnyway ? null : lift.SessionId, clock.GetStorableNow() + LookSeldom);
        return held;
    }

    /// <summary>
    /// Ends the offer of an occurrence that need not stay, and gives up the place that was taken for it; the occurrence as it then waits, or null where it does not. One
    /// that was kept while its series changed follows it again, and is looked at anew.
    /// </summary>
    private async Task<OccurrenceRow?> EndAsync(SeriesRow series, OccurrenceRow row, CancellationToken cancellation)
    {
        var ended = await once.RunAsync<OccurrenceRow>(
            Key,
            async (connection, cancel) =>
            {
                if (await HeldAsync(connection, series, row, cancel) is not { } first)
                {
                    return Done;
                }

                await OccurrenceEnder.HoldAsync(connection, [first], cancel);
                if (await HeldAsync(connection, series, row, cancel) is not { } held || held.Occurrence.Writes != row.Occurrence.Writes || held.Stays)
                {
                    // Somebody else has written it meanwhile, perhaps the very offer that was missing; or it has passengers.
                    return Done;
                }

                if (held.OwnSealed is null && held.Occurrence.Version < series.Series.Version)
                {
                    await FollowAsync(connection, series, held, cancel);
                    return held;
                }

                await ender.WaitAsync(connection, series.Driver(), held, signOff: true, cancel);
                return (await HeldAsync(connection, series, row, cancel))!;
            },
            cancellation);
        return ended.TryGet(out var waits, out _) ? waits : null;
    }

    /// <summary>Makes an occurrence of an earlier version of its series one of this version; it goes where the rule names its date no more.</summary>
    private async Task FollowAsync(NpgsqlConnection connection, SeriesRow series, OccurrenceRow held, CancellationToken cancellation)
    {
        var said = series.Said(vault);
        if (said.Dates().FirstOrDefault(times => times.Date == held.Occurrence.Times.Date && times.LeavesAt > clock.GetUtcNow()) is not { } times)
        {
            await ender.RemoveAsync(connection, series.Driver(), held, cancellation);
            return;
        }

        await ender.WaitAsync(connection, series.Driver(), held, signOff: true, cancellation);
        await writer.PutAsync(connection, said, [times], cancellation);
    }

    /// <summary>The occurrence with its series held; null where the series has changed since it was read, or the occurrence serves something else.</summary>
    private async Task<OccurrenceRow?> HeldAsync(NpgsqlConnection connection, SeriesRow series, OccurrenceRow row, CancellationToken cancellation) =>
        await reader.HoldAsync(connection, row.Series, cancellation) is { Series.Cancelled: false } now && now.Series.Version == series.Series.Version
            && now.Rows.FirstOrDefault(one => one.Occurrence.Times == row.Occurrence.Times) is { } held && held.OwnSealed.AsSpan().SequenceEqual(row.OwnSealed)
            ? held
            : null;
}
