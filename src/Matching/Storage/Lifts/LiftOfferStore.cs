using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Matching.Storage.Bookings;
using Npgsql;

namespace Matching.Storage.Lifts;

/// <summary>Keeps offers in the database.</summary>
internal sealed class LiftOfferStore(
    Database source,
    OnceWriter writer,
    OfferMaker maker,
    IOriginVault vault,
    LiftEnder lifts,
    LiftOfferChanger changer) : ILiftOffers
{
    private static readonly string Get = OfferRow.Statement("Lifts/offer_get.sql");
    private static readonly string Seen = OfferRow.Statement("Lifts/offer_seen.sql");
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
                async cancel => await maker.DrawAsync(driver.Subject, terms, cancel),
                (connection, drawn, cancel) => maker.MakeAsync(connection, driver, terms, drawn, cancel),
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
    public async Task<LiftOffer?> FindSeenAsync(Guid id, Caller reader, CancellationToken cancellation)
    {
        await using var command = source.Command(Seen, id, reader.Role == Role.Volunteer ? reader.Subject : null);
        return (await command.ReadOneAsync(OfferRow.Read, cancellation))?.Open(vault) is { } offer && reader.Reaches(offer.Whose()) ? offer : null;
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

    private async Task<Result<OfferRow>> CancelAsync(NpgsqlConnection connection, Caller driver, Guid id, long? version, CancellationToken cancellation)
    {
        await using var find = connection.Command(Lock, id);
        if (await find.ReadOneAsync(OfferRow.Read, cancellation) is not { } row)
        {
            return new Failure(Reason.LiftOfferNotFound, "There is no such offer.");
        }

        if (!driver.Reaches(row.Offer.Whose()))
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
}
