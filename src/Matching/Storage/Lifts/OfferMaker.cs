using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Matching.Storage.Sessions;
using Npgsql;

namespace Matching.Storage.Lifts;

/// <summary>Makes offers, inside a transaction of the caller: those that a driver offers one by one, and those that a series makes.</summary>
internal sealed class OfferMaker(Database source, SignUpWriter signUps, LegPlanner planner, IOriginVault vault, TimeProvider clock)
{
    private static readonly string Insert = Sql.Read("Lifts/offer_insert.sql");
    private static readonly string InsertLeg = Sql.Read("Lifts/leg_insert.sql");

    /// <summary>The legs to the session as it is now; null where nobody travels to it, of which the transaction will tell. Asks the engine, so no lock may be held.</summary>
    public async Task<DrawnLegs?> DrawAsync(string driver, LiftTerms terms, CancellationToken cancellation)
    {
        var hidden = terms.Hidden(vault, driver);
        return await LiftSessions.FindAsync(source, terms.SessionId, cancellation) is { Remote: false } session
            ? new DrawnLegs(session, hidden, await planner.PlanAsync(hidden, session, cancellation))
            : null;
    }

    /// <summary>Stores an offer, and signs the driver and their company up where they are not. Fails as <see cref="ILiftOffers.CreateAsync"/> does, and with <see cref="PlannedWrites.Stale"/> where the legs were drawn to another state of the session.</summary>
    public async Task<Result<OfferRow>> MakeAsync(
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
            Terms = drawn.Terms,
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
                leg.Reach.From.ToPlain(), leg.Reach.Session.ToPlain());
            await insertLeg.ExecuteNonQueryAsync(cancellation);
        }

        return row;
    }
}
