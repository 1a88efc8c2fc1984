using System.Text.Json;
using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Matching.People.Reports;
using Npgsql;

namespace Matching.Storage.People.Reports;

/// <summary>Keeps reports in the database, what was told in them sealed.</summary>
internal sealed class ReportStore(Database source, OnceWriter once, ReportOutcomes outcomes, IOriginVault vault, TimeProvider clock) : IReports
{
    private const int MostADay = 10;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly Failure TooMany = new(Reason.RateLimited, $"You have told of {MostADay} people within a day; go on tomorrow.");
    private static readonly Failure Elsewhere = new(Reason.PermissionDenied, "You can only tell of people of your own campaign.");

    private static readonly string Behind = Sql.Read("People/Reports/behind.sql");
    private static readonly string Lock = Sql.Read("People/Reports/lock.sql");
    private static readonly string Same = Sql.Read("People/Reports/same.sql");
    private static readonly string Count = Sql.Read("People/Reports/count.sql");
    private static readonly string Insert = Sql.Read("People/Reports/insert.sql");
    private static readonly string Page = Sql.Read("People/Reports/page.sql");

    /// <inheritdoc />
    public Task<Result<Report>> ReportAsync(WriteKey key, Caller caller, ReportTarget target, string words, CancellationToken cancellation) =>
        once.RunAsync(key, (connection, cancel) => ReportAsync(connection, caller, target, words, cancel), cancellation);

    /// <inheritdoc />
    public async Task<IReadOnlyList<ToldReport>> PageAsync(Caller reader, (bool Resolved, Guid Id)? after, int size, CancellationToken cancellation)
    {
        if (reader.Scope is not { } scope)
        {
            return [];
        }

        await using var page = source.Command(Page, reader.Subject, scope.Campaign, scope.Seats?.ToArray(), after?.Resolved, after?.Id, size);
        return await page.ReadAllAsync(Open, cancellation);
    }

    /// <inheritdoc />
    public Task<Result<Report>> ResolveAsync(WriteKey key, Caller caller, Guid id, ReportOutcome outcome, CancellationToken cancellation) =>
        once.RunAsync(key, (connection, cancel) => outcomes.ResolveAsync(connection, caller, id, outcome, cancel), cancellation);

    private async Task<Result<Report>> ReportAsync(NpgsqlConnection connection, Caller caller, ReportTarget target, string words, CancellationToken cancellation)
    {
        await using var find = connection.Command(Behind, caller.Subject, target.Booking, target.LiftOffer, target.LiftRequest, target.Session);
        if (await find.ReadOneAsync(row => new Met(row.GetString(0), row.GetString(1), row.GetString(2), row.GetGuid(3)), cancellation) is not { } met)
        {
            return Unknown(target);
        }

        if (met.Subject == caller.Subject)
        {
            return Failure.Invalid([new FieldFault("report", "Must not be of yourself.")]);
        }

        if (!caller.Reaches(new Whose(met.Campaign)))
        {
            return Elsewhere;
        }

        await connection.RunAsync(Lock, cancellation, caller.Subject);
        await using var same = connection.Command(Same, caller.Subject, met.Subject, target.Booking, target.LiftOffer, target.LiftRequest, met.Session);
        if (await same.ReadOneAsync(HeldReport.Read, cancellation) is { } stands)
        {
            return stands.Report;
        }

        var now = clock.GetStorableNow();
        await using var count = connection.Command(Count, caller.Subject, now - Day);
        if (await count.ExecuteScalarAsync(cancellation) is >= (long)MostADay)
        {
            return TooMany;
        }

        var id = Guid.CreateVersion7(now);
        var told = vault.Seal(id, JsonSerializer.SerializeToUtf8Bytes(new Told(words, met.Name, caller.Name)));
        await connection.RunAsync(
            Insert, cancellation, id, met.Campaign, caller.Subject, met.Subject, met.Session, target.Booking, target.LiftOffer, target.LiftRequest, told, now);
        return new Report(id, met.Session, null, now, null);
    }

    private ToldReport Open(NpgsqlDataReader row)
    {
        var held = HeldReport.Read(row);
        var box = row.GetFieldValue<byte[]>(8);
        var told = box.Length == 0 ? new Told("", "", "") : JsonSerializer.Deserialize<Told>(vault.Open(held.Report.Id, box))!;
        return new ToldReport(held.Report, new ReportTarget(IdOf(9), IdOf(10), IdOf(11), held.Report.Session), told.Words, told.Person, told.Reporter);

        Guid? IdOf(int column) => row.IsDBNull(column) ? null : row.GetGuid(column);
    }

    private static Failure Unknown(ReportTarget target) =>
        target.Booking is not null ? new Failure(Reason.BookingNotFound, "You have no such booking.")
        : target.LiftOffer is not null ? new Failure(Reason.LiftOfferNotFound, "There is no such offer.")
        : target.LiftRequest is not null ? new Failure(Reason.LiftRequestNotFound, "Nobody has asked you for a seat by such a request.")
        : new Failure(Reason.SessionNotFound, "There is no such session.");

    private sealed record Met(string Campaign, string Subject, string Name, Guid Session);

    /// <summary>What is sealed of a report.</summary>
    private sealed record Told(string Words, string Person, string Reporter);
}
