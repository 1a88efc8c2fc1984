using Matching.Bookings;
using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Matching.Sessions;
using Matching.Storage.Bookings;
using Matching.Storage.Sessions;
using Npgsql;

namespace Matching.Storage.Lifts;

/// <summary>
/// Changes offers: draws the legs anew and plans who keeps a seat with nothing locked, then holds all that this rests on and writes; where something has
/// changed meanwhile, it begins again.
/// </summary>
internal sealed class LiftOfferChanger(
    Database source,
    OnceWriter once,
    CarCases cases,
    LegPlanner legPlanner,
    ChangePlanner changes,
    CarRewriter rewriter,
    SignUpWriter signUps,
    Happenings happenings,
    OfferMoves moves,
    IOriginVault vault,
    LiftRules rules,
    TimeProvider clock)
{
    private static readonly string Get = OfferRow.Statement("Lifts/offer_get.sql");
    private static readonly string Update = Sql.Read("Lifts/offer_update.sql");
    private static readonly string PutLeg = Sql.Read("Lifts/leg_put.sql");
    private static readonly string DropLegs = Sql.Read("Lifts/leg_drop.sql");

    private static readonly Failure NoOffer = new(Reason.LiftOfferNotFound, "There is no such offer.");
    private static readonly Failure NotYours = new(Reason.PermissionDenied, "Only the driver may change an offer.");
    private static readonly Failure Changed = new(Reason.EtagMismatch, "The offer has changed; read it again.");
    private static readonly Failure Begun = Failure.Invalid("lift_offer.legs", "Must keep a leg that passengers have boarded.");
    private static readonly Failure Closed = new(Reason.SessionClosed, "The session is cancelled, remote, or has ended.");

    /// <inheritdoc cref="ILiftOffers.UpdateAsync"/>
    public Task<Result<OfferRow>> UpdateAsync(WriteKey key, Caller driver, Guid id, LiftTerms terms, long version, CancellationToken cancellation) =>
        once.RunPlannedAsync<Plan, OfferRow>(
            key,
            cancel => PlanAsync(driver, id, terms, version, cancel),
            (connection, plan, cancel) => WriteAsync(connection, driver, plan, cancel),
            cancellation);

    private async Task<Result<Plan>> PlanAsync(Caller driver, Guid id, LiftTerms terms, long version, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var moment = await source.BeginAsync(connection, cancellation);
        var found = await cases.ReadAsync(connection, [id], cancellation);
        await connection.CloseAsync();
        if (found is not [var read])
        {
            return NoOffer;
        }

        var (offer, session) = (read.Car.Offer, read.Car.Session);
        if (Refusal(offer, session, driver, version) is { } refused)
        {
            return refused;
        }

        terms = terms.Hidden(vault, offer.Driver);
        if (!(await legPlanner.PlanAsync(terms, session, cancellation)).TryGet(out var legs, out var impossible))
        {
            return impossible;
        }

        var changed = read.Car with
        {
            Offer = offer with { Terms = terms },
            Legs = [.. terms.Legs.Each().Select(direction => LegMaker.Of(terms, session, direction, rules) with
            {
                Stops = read.Car.Legs.FirstOrDefault(leg => leg.Direction == direction)?.Stops ?? [],
            })],
        };
        var change = ConcernsNobody(offer.Terms, terms)
            ? new CarChange(read.Car, [.. read.Parties.Select(party => party.Booking)], Legs.None, [], [], [])
            : await changes.OfCarAsync(read.Car, changed, read.Parties, cancellation);
        return (change.Begun & ~terms.Legs) == Legs.None ? new Plan(terms, session, legs, change) : Begun;
    }

    /// <summary>What is only told, or counts for those who ask afterwards, moves nobody.</summary>
    private static bool ConcernsNobody(LiftTerms before, LiftTerms now) => before.CoachStops.SequenceEqual(now.CoachStops) && before == now with
    {
        CoachStops = before.CoachStops,
        Note = before.Note,
        Instant = before.Instant,
        Company = before.Company,
        Cost = before.Cost,
        Car = before.Car,
        Plate = before.Plate,
    };

    private Failure? Refusal(LiftOffer offer, Session session, Caller caller, long version) =>
        !caller.Reaches(offer.Whose()) ? NotYours
        : offer.Version != version ? Changed
        : offer.Cancelled ? BookingFailures.Over
        : session.Remote || session.IsClosed(clock.GetUtcNow()) ? Closed
        : null;

    private async Task<Result<OfferRow>> WriteAsync(NpgsqlConnection connection, Caller driver, Plan plan, CancellationToken cancellation)
    {
        var (offer, terms) = (plan.Change.Read.Offer, plan.Terms);
        if (await SignUpWriter.LockAsync(connection, plan.Session.Id, cancellation) is not { } session || !LegPlanner.SameWay(plan.Session, session)
            || session.IsClosed(clock.GetUtcNow()) || await CarCases.HoldAsync(connection, [plan.Change], [], cancellation) is not { } late)
        {
            return PlannedWrites.Stale;
        }

        if (!terms.IsCoach && (await signUps.FollowAsync(connection, session.Id, Caller.InNameOf(offer.Driver, offer.DriverName, offer.Campaign), 1 + offer.Terms.Company, 1 + terms.Company, cancellation)).Failure is { } full)
        {
            return full;
        }

        if (await moves.CountAsync(connection, offer, terms, cancellation) is { } tooOften)
        {
            return tooOften;
        }

        await rewriter.EndFallenAsync(connection, plan.Change, cancellation);
        await rewriter.EndLateAsync(connection, ConcernsNobody(offer.Terms, terms) ? [] : late, cancellation);
        await WriteTermsAsync(connection, offer with { Terms = terms }, plan, cancellation);
        await rewriter.SeatKeptAsync(connection, plan.Change, driver.Subject, cancellation);
        await happenings.OfOfferAsync(connection, "OFFER_CHANGED", offer.Id, cancellation);
        await using var again = connection.Command(Get, offer.Id);
        return (await again.ReadOneAsync(OfferRow.Read, cancellation))!;
    }

    private async Task WriteTermsAsync(NpgsqlConnection connection, LiftOffer offer, Plan plan, CancellationToken cancellation)
    {
        var (row, terms) = (OfferRow.Seal(offer, vault), offer.Terms);
        await connection.RunAsync(
            Update, cancellation, offer.Id, row.OriginSealed, row.PlaceSealed, terms.Origin.Blurred.Easting, terms.Origin.Blurred.Northing,
            terms.OutwardSeats, terms.ReturnSeats, terms.Company, terms.MaxDetour.TotalSeconds, terms.EarliestDeparture, terms.LatestArrival,
            terms.ReturnDeparture, terms.LatestReturn, terms.WomenOnly, terms.WheelchairSpace, terms.ChildSeat, terms.MeetingPointsOnly, terms.Note,
            terms.Instant, clock.GetStorableNow(), EnumText<LiftCost>.Of(terms.Cost), row.CarSealed, row.PlateSealed, CoachJson.Of(terms));
        // A leg that has begun stays as its riders know it.
        foreach (var leg in plan.Legs.Where(leg => !plan.Change.Begun.HasFlag(leg.Direction.ToFlag())))
        {
            await connection.RunAsync(
                PutLeg, cancellation, offer.Id, EnumText<LegDirection>.Of(leg.Direction), offer.Campaign, terms.SessionId, leg.Seats, leg.Reach.ToPolygon(),
                leg.Earliest.ToUniversalTime(), leg.Latest.ToUniversalTime(), leg.BudgetSeconds, leg.Reach.From.ToPlain(), leg.Reach.Session.ToPlain());
        }

        await connection.RunAsync(DropLegs, cancellation, offer.Id, EnumText<LegDirection>.Of([.. plan.Legs.Select(leg => leg.Direction)]));
    }

    /// <summary>What an offer will say, and what that means for its passengers.</summary>
    private sealed record Plan(LiftTerms Terms, Session Session, IReadOnlyList<LegPlan> Legs, CarChange Change);
}
