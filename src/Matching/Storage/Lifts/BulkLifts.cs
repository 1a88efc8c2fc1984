using Matching.Lifts;
using Matching.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace Matching.Storage.Lifts;

/// <summary>Stores many offers and requests at once by binary COPY: for the demo weekend, benchmarks and tests. Makes no sign-ups.</summary>
internal sealed class BulkLifts(LegPlanner planner, IOriginVault vault)
{
    private static readonly string CopyOffers = Sql.ReadCopy("Lifts/offer_copy.sql");
    private static readonly string CopyLegs = Sql.ReadCopy("Lifts/leg_copy.sql");
    private static readonly string CopyRequests = Sql.ReadCopy("Lifts/request_copy.sql");

    /// <summary>Stores offers and their legs.</summary>
    /// <exception cref="InvalidOperationException">An offer's own times leave no room for the direct way.</exception>
    public async Task WriteOffersAsync(
        NpgsqlConnection connection,
        IReadOnlyCollection<LiftOffer> offers,
        IReadOnlyDictionary<Guid, Session> sessions,
        CancellationToken cancellation)
    {
        offers = [.. offers.Select(offer => offer with { Terms = offer.Terms.Hidden(vault, offer.Driver) })];
        await using (var copy = await connection.BeginBinaryImportAsync(CopyOffers, cancellation))
        {
            foreach (var offer in offers)
            {
                await WriteOfferAsync(copy, OfferRow.Seal(offer, vault), cancellation);
            }

            await copy.CompleteAsync(cancellation);
        }

        await using var legs = await connection.BeginBinaryImportAsync(CopyLegs, cancellation);
        foreach (var offer in offers)
        {
            var planned = await planner.PlanAsync(offer.Terms, sessions[offer.Terms.SessionId], cancellation);
            if (!planned.TryGet(out var plans, out var failure))
            {
                throw new InvalidOperationException(failure.Detail);
            }

            foreach (var plan in plans)
            {
                await WriteLegAsync(legs, offer, plan, cancellation);
            }
        }

        await legs.CompleteAsync(cancellation);
    }

    /// <summary>Stores requests.</summary>
    public async Task WriteRequestsAsync(NpgsqlConnection connection, IEnumerable<LiftRequest> requests, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(CopyRequests, cancellation);
        foreach (var request in requests)
        {
            await WriteRequestAsync(copy, RequestRow.Seal(request, vault), cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    private static async Task WriteOfferAsync(NpgsqlBinaryImporter copy, OfferRow row, CancellationToken cancellation)
    {
        var (offer, terms) = (row.Offer, row.Offer.Terms);
        await copy.WriteRowAsync(
            cancellation,
            offer.Id, offer.Campaign, terms.SessionId, offer.Driver, offer.DriverName, row.OriginSealed, row.PlaceSealed,
            terms.Origin.Blurred.Easting, terms.Origin.Blurred.Northing, terms.OutwardSeats, terms.ReturnSeats, terms.Company,
            terms.MaxDetour.TotalSeconds, Instant(terms.EarliestDeparture), Instant(terms.LatestArrival), Instant(terms.ReturnDeparture),
            Instant(terms.LatestReturn), terms.WomenOnly, terms.WheelchairSpace, terms.ChildSeat, terms.MeetingPointsOnly, terms.Note, offer.Demo,
            Instant(offer.CreatedAt), Instant(offer.UpdatedAt), terms.Instant, EnumText<LiftCost>.Of(terms.Cost),
            row.CarSealed, row.PlateSealed, CoachJson.Of(terms));
    }

    private static async Task WriteLegAsync(NpgsqlBinaryImporter copy, LiftOffer offer, LegPlan plan, CancellationToken cancellation)
    {
        await copy.WriteRowAsync(
            cancellation,
            offer.Id, EnumText<LegDirection>.Of(plan.Direction), offer.Campaign, offer.Terms.SessionId, plan.Seats, plan.Reach.ToPolygon(),
            new NpgsqlRange<DateTime>(plan.Earliest.UtcDateTime, plan.Latest.UtcDateTime), plan.BudgetSeconds,
            plan.Reach.From.ToPlain(), plan.Reach.Session.ToPlain());
    }

    private static async Task WriteRequestAsync(NpgsqlBinaryImporter copy, RequestRow row, CancellationToken cancellation)
    {
        var (request, needs) = (row.Request, row.Request.Needs);
        await copy.WriteRowAsync(
            cancellation,
            request.Id, request.Campaign, needs.SessionId, request.Passenger, request.PassengerName, row.OriginSealed, row.PlaceSealed,
            needs.Origin.Blurred.Easting, needs.Origin.Blurred.Northing, EnumText<Legs>.Of(needs.Legs), needs.PartySize,
            Instant(needs.EarliestDeparture), Instant(needs.LatestReturn), needs.MaxWalkMetres, needs.WomenOnly, needs.WomenOnlyWelcome,
            needs.Wheelchair, needs.ChildSeat, needs.StepFree, needs.MeetingPointsOnly, request.Demo, Instant(request.CreatedAt),
            Instant(request.UpdatedAt), needs.RematchInstantly);
    }

    private static DateTime? Instant(DateTimeOffset? instant) => instant?.UtcDateTime;
}
