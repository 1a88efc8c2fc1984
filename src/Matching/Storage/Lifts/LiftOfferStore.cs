using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Matching.Sessions;
using Matching.Storage.Bookings;
using Matching.Storage.Sessions;
using Npgsql;

namespace Matching.Storage.Lifts;

/// <summary>Keeps offers in the database.</summary>
internal sealed class LiftOfferStore(
    NpgsqlDataSource source,
    OnceWriter writer,
    SignUpWriter signUps,
    LegPlanner planner,
    IOriginVault vault,
    LiftEnder lifts,
    LiftOfferChanger changer,
    TimeProvider clock) : ILiftOffers
{
    private static readonly string Insert = Sql.Read("Lifts/offer_insert.sql");
    private static readonly string InsertLeg = Sql.Read("Lifts/leg_insert.sql");
    private static readonly string Get = OfferRow.Statement("Lifts/offer_get.sql");
    private static readonly string Lock = OfferRow.Statement("Lifts/offer_lock.sql");
    private static readonly string Page = OfferRow.Statement("Lifts/offer_page.sql");

    /// <inheritdoc />
    public async Task<Result<LiftOffer>?> RecallAsync(WriteKey key, CancellationToken cancellation)
    {
        // Kept sealed, so that it must be opened again.
        var kept = await writer.RecallAsync<OfferRow>(key, cancellation);
        return kept?.Then<LiftOffer>(row => row.Open(vault));
    }

    /// <inheritdoc />
    public async Task<Result<LiftOffer>> CreateAsync(WriteKey key, Caller driver, LiftTerms terms, CancellationToken cancellation)
    {
        try
        {
            // The engine may be slow: it is asked before anything is locked, and again where the session has moved meanwhile.
            var made = await writer.RunPlannedAsync<DrawnLegs?, OfferRow>(
                key,
                async cancel => await DrawAsync(terms, cancel),
                (connection, drawn, cancel) => CreateAsync(connection, driver, terms, drawn, cancel),
                cancellation);
            return made.Then<LiftOffer>(row => row.Open(vault));
        }
        catch (PostgresException broken) when (broken.ConstraintName == "lift_offer_live")
        {
            return new Failure(Reason.AlreadyOffered, "You already offer a lift to this session; cancel it first.");
        }
    }

    /// <inheritdoc />
    public async Task<LiftOffer?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var command = source.Command(Get, id);
        return (await command.ReadOneAsync(OfferRow.Read, cancellation))?.Open(vault);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<LiftOffer>> PageAsync(string driver, Guid? after, int size, CancellationToken cancellation)
    {
        await using var command = source.Command(Page, driver, after, size);
        return [.. (await command.ReadAllAsync(OfferRow.Read, cancellation)).Select(row => row.Open(vault))];
    }

    /// <inheritdoc />
    public async Task<Result<LiftOffer>> UpdateAsync(WriteKey key, Caller driver, Guid id, LiftTerms terms, long version, CancellationToken cancellation) =>
        (await changer.UpdateAsync(key, driver, id, terms, version, cancellation)).Then<LiftOffer>(row => row.Open(vault));

    /// <inheritdoc />
    public async Task<Result<LiftOffer>> CancelAsync(WriteKey key, Caller driver, Guid id, long? version, CancellationToken cancellation)
    {
        var result = await writer.RunAsync(key, (connection, token) => CancelAsync(connection, driver, id, version, token), cancellation);
        return result.Then<LiftOffer>(row => row.Open(vault));
    }

    /// <summary>The legs to the session as it is now; null where nobody travels to it, of which the transaction will tell.</summary>
    private async Task<DrawnLegs?> DrawAsync(LiftTerms terms, CancellationToken cancellation) =>
        await LiftSessions.FindAsync(source, terms.SessionId, cancellation) is { Remote: false } session
            ? new DrawnLegs(session, await planner.PlanAsync(terms, session, cancellation))
            : null;

    private async Task<Result<OfferRow>> CreateAsync(
        NpgsqlConnection connection,
        Caller driver,
        LiftTerms terms,
        DrawnLegs? drawn,
        CancellationToken cancellation)
    {
        // The session's row is locked from here on, so it neither moves nor closes before the legs are stored.
        var locked = await LiftSessions.LockAsync(connection, driver, terms.SessionId, clock, cancellation);
        if (!locked.TryGet(out var session, out var failure))
        {
            return failure;
        }

        if (drawn is null || !LegPlanner.SameWay(drawn.To, session))
        {
            return PlannedWrites.Stale;
        }

        // A coach is driven by somebody who is paid for it, and the organiser who runs it need not be aboard.
        if (!terms.IsCoach && (await signUps.EnsureAsync(connection, session.Id, driver, 1 + terms.Company, cancellation)).Failure is { } full)
        {
            return full;
        }

        if (!drawn.Legs.TryGet(out var legs, out var impossible))
        {
            return impossible;
        }

        var now = clock.GetStorableNow();
        var offer = new LiftOffer
        {
            Id = Guid.CreateVersion7(now),
            Campaign = session.Campaign,
            Driver = driver.Subject,
            DriverName = driver.Name,
            Terms = terms,
            CreatedAt = now,
            UpdatedAt = now,
        };
        return await InsertAsync(connection, offer, legs, cancellation);
    }

    private async Task<OfferRow> InsertAsync(NpgsqlConnection connection, LiftOffer offer, IReadOnlyList<LegPlan> legs, CancellationToken cancellation)
    {
        var row = OfferRow.Seal(offer, vault);
        var terms = offer.Terms;
        await using var insert = connection.Command(
            Insert, offer.Id, offer.Campaign, terms.SessionId, offer.Driver, offer.DriverName, row.OriginSealed, row.PlaceSealed,
            terms.Origin.Blurred.Easting, terms.Origin.Blurred.Northing, terms.OutwardSeats, terms.ReturnSeats, terms.Company,
            terms.MaxDetour.TotalSeconds, terms.EarliestDeparture, terms.LatestArrival, terms.ReturnDeparture, terms.LatestReturn, terms.WomenOnly,
            terms.WheelchairSpace, terms.ChildSeat, terms.MeetingPointsOnly, terms.Note, offer.Demo, offer.CreatedAt, terms.Instant,
            EnumText<LiftCost>.Of(terms.Cost), row.CarSealed, row.PlateSealed, CoachJson.Of(terms));
        await insert.ExecuteNonQueryAsync(cancellation);
        foreach (var leg in legs)
        {
            await using var insertLeg = connection.Command(
                InsertLeg, offer.Id, EnumText<LegDirection>.Of(leg.Direction), offer.Campaign, terms.SessionId, leg.Seats, leg.Reach.ToPolygon(),
                leg.Earliest.ToUniversalTime(), leg.Latest.ToUniversalTime(), leg.BudgetSeconds,
                leg.Reach.Cell.ToPlain(), leg.Reach.Session.ToPlain());
            await insertLeg.ExecuteNonQueryAsync(cancellation);
        }

        return row;
    }

    private async Task<Result<OfferRow>> CancelAsync(NpgsqlConnection connection, Caller driver, Guid id, long? version, CancellationToken cancellation)
    {
        await using var find = connection.Command(Lock, id);
        if (await find.ReadOneAsync(OfferRow.Read, cancellation) is not { } row)
        {
            return new Failure(Reason.LiftOfferNotFound, "There is no such offer.");
        }

        if (row.Offer.Driver != driver.Subject)
        {
            return new Failure(Reason.PermissionDenied, "Only the driver may cancel an offer.");
        }

        if (version is { } expected && expected != row.Offer.Version)
        {
            return new Failure(Reason.EtagMismatch, "The offer has changed; read it again.");
        }

        if (row.Offer.Cancelled)
        {
            return row;
        }

        await lifts.CancelOfferAsync(connection, id, cancellation);
        await using var again = connection.Command(Get, id);
        return (await again.ReadOneAsync(OfferRow.Read, cancellation))!;
    }

    /// <summary>Legs, and the session that they were drawn to.</summary>
    private sealed record DrawnLegs(Session To, Result<IReadOnlyList<LegPlan>> Legs);
}
