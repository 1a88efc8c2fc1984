using Matching.People;
using Matching.People.Retention;
using Matching.Storage.People.Rights;
using Npgsql;

namespace Matching.Storage.People.Retention;

/// <summary>
/// Empties what told of homes and how to reach people, some time after the last session that it concerned. Some rows at a time, each time in one transaction that leaves nothing half emptied; one replica does so at a time.
/// </summary>
internal sealed class PlaceRetention(Database source, PlaceBlanker blanker, RetentionRules rules, TimeProvider clock)
{
    private const int RowsAtOnce = 200;

    private static readonly string OffersDue = Sql.Read("People/Retention/offers_due.sql");
    private static readonly string RequestsDue = Sql.Read("People/Retention/requests_due.sql");
    private static readonly string CarsOf = Sql.Read("People/Retention/cars_of.sql");
    private static readonly string Series = Sql.Read("People/Retention/series.sql");
    private static readonly string Occurrences = Sql.Read("People/Retention/occurrences.sql");
    private static readonly string Availabilities = Sql.Read("People/Retention/availabilities.sql");
    private static readonly string Phones = Sql.Read("People/Retention/phones.sql");
    private static readonly string Answers = Sql.Read("People/Retention/answers.sql");

    private readonly RetentionTurn turn = new(source);

    /// <summary>Empties all that is due now.</summary>
    /// <returns>How many offers, requests, series, dates of series, availabilities and telephone numbers were emptied.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellation)
    {
        Reach.OverAll();
        var all = 0;
        foreach (var batch in (Func<NpgsqlConnection, CancellationToken, Task<int>>[])[OffersAsync, RequestsAsync, SeriesAsync, OccurrencesAsync, AvailabilitiesAsync, PhonesAsync])
        {
            int rows;
            do
            {
                rows = await turn.RunAsync(batch, cancellation);
                all += rows;
            }
            while (rows == RowsAtOnce);
        }

        return all;
    }

    private async Task<int> OffersAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var (offers, drivers) = await DueAsync(connection, OffersDue, cancellation);
        await blanker.BlankOffersAsync(connection, offers, nobody: null, cancellation);
        await connection.RunAsync(Answers, cancellation, drivers, offers.Ids);
        return offers.Ids.Length;
    }

    private async Task<int> RequestsAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var (requests, passengers) = await DueAsync(connection, RequestsDue, cancellation);
        await blanker.BlankRequestsAsync(connection, requests, nobody: null, cancellation);
        await using var cars = connection.Command(CarsOf, requests.Ids);
        var bookings = await cars.ReadAllAsync(row => (Id: row.GetGuid(0), Driver: row.GetString(1)), cancellation);
        await connection.RunAsync(
            Answers,
            cancellation,
            passengers.Concat(bookings.Select(booking => booking.Driver)).Distinct().ToArray(),
            requests.Ids.Concat(bookings.Select(booking => booking.Id)).ToArray());
        return requests.Ids.Length;
    }

    private Task<int> SeriesAsync(NpgsqlConnection connection, CancellationToken cancellation) => WithAnswersAsync(connection, Series, cancellation);

    private Task<int> AvailabilitiesAsync(NpgsqlConnection connection, CancellationToken cancellation) => WithAnswersAsync(connection, Availabilities, cancellation);

    private Task<int> PhonesAsync(NpgsqlConnection connection, CancellationToken cancellation) => WithAnswersAsync(connection, Phones, cancellation);

    private async Task<int> OccurrencesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var empty = connection.Command(Occurrences, clock.GetUtcNow() - rules.AfterSession, RowsAtOnce);
        return await empty.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Runs a statement that empties rows and answers their ids and whose they are, and removes the answers that were kept for these.</summary>
    private async Task<int> WithAnswersAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var empty = connection.Command(sql, clock.GetUtcNow() - rules.AfterSession, RowsAtOnce, clock.GetStorableNow());
        var emptied = await empty.ReadAllAsync(row => (Id: row.GetGuid(0), Subject: row.GetString(1)), cancellation);
        await connection.RunAsync(Answers, cancellation, emptied.Select(row => row.Subject).ToArray(), emptied.Select(row => row.Id).ToArray());
        return emptied.Count;
    }

    private async Task<(Places Places, string[] Subjects)> DueAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var find = connection.Command(sql, clock.GetUtcNow() - rules.AfterSession, RowsAtOnce);
        var rows = await find.ReadAllAsync(row => (Id: row.GetGuid(0), Subject: row.GetString(1), Easting: row.GetDouble(2), Northing: row.GetDouble(3)), cancellation);
        return (Places.Of([.. rows.Select(row => (row.Id, row.Easting, row.Northing))]), [.. rows.Select(row => row.Subject).Distinct()]);
    }
}
