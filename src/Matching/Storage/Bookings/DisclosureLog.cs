using Matching.Bookings;
using Matching.Bookings.Disclosing;
using Matching.Lifts;
using Matching.People;
using Matching.Storage.Lifts;
using Npgsql;

namespace Matching.Storage.Bookings;

/// <summary>Keeps the log of disclosures in the database, which lets nobody change it.</summary>
internal sealed class DisclosureLog(Database source, IOriginVault vault, PeopleRules rules, TimeProvider clock) : IDisclosures
{
    private static readonly string Disclose = Sql.Read("Bookings/disclose.sql");
    private static readonly string Page = Sql.Read("People/disclosure_page.sql");

    /// <inheritdoc />
    public async Task<IReadOnlyList<DetailView>> ShowAsync(string reader, IReadOnlyList<Detail> details, CancellationToken cancellation)
    {
        if (details.Count == 0)
        {
            return [];
        }

        await using var disclose = source.Command(
            Disclose,
            reader,
            clock.GetStorableNow(),
            rules.MostShownADay,
            details.Select(detail => detail.Campaign).ToArray(),
            details.Select(detail => detail.Booking).ToArray(),
            details.Select(detail => detail.Subject).ToArray(),
            EnumText<DetailKind>.Of(details.Select(detail => detail.What)),
            Booking.Afterglow);
        return await disclose.ReadAllAsync(ReadView, cancellation);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Disclosure>> PageAsync(
        string campaign, string subject, (DateTimeOffset ShownAt, Guid Id)? after, int size, CancellationToken cancellation)
    {
        await using var page = source.Command(Page, campaign, subject, after?.ShownAt, after?.Id, size);
        return await page.ReadAllAsync(
            row => new Disclosure(row.GetGuid(0), EnumText<DetailKind>.Read(row.GetString(1)), row.GetString(2), row.GetGuid(3), row.GetFieldValue<DateTimeOffset>(4)),
            cancellation);
    }

    private DetailView ReadView(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        EnumText<DetailKind>.Read(row.GetString(1)),
        row.GetBoolean(2),
        row.IsDBNull(4) ? "" : vault.OpenText(row.GetGuid(3), row.GetFieldValue<byte[]>(4)));
}
