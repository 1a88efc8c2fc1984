using Matching.Campaigns;
using Matching.Demo;
using Matching.Outcomes;
using Matching.People;
using Matching.Storage.Lifts;
using Matching.Storage.Sessions;

namespace Matching.Storage.Demo;

/// <summary>Stores generated weekends by binary COPY, which PostgreSQL does not allow into tables with rules on rows: it is the owner who does so.</summary>
internal sealed class DemoStore(OwnerDatabase owner, ICampaignStore campaigns, BulkLifts lifts) : IDemoStore
{
    private const string Author = "demo";

    private static readonly string OtherCampaigns = Sql.Read("Demo/other_campaigns.sql");
    private static readonly string Sessions = Sql.Read("Demo/sessions.sql");
    private static readonly string Analyze = Sql.Read("Demo/analyze.sql");

    /// <inheritdoc />
    public async Task EnsureCampaignAsync(Campaign campaign, CancellationToken cancellation)
    {
        Reach.OverAll();
        var made = await campaigns.CreateAsync(new WriteKey(Author, "demo", "", []), campaign, cancellation);
        if (made.Failure is { } failure && failure.Reason != Reason.CampaignExists)
        {
            throw new InvalidOperationException(failure.Detail);
        }
    }

    /// <inheritdoc />
    public async Task<bool> HasOtherCampaignsAsync(CancellationToken cancellation)
    {
        await using var connection = await owner.Source.OpenConnectionAsync(cancellation);
        await using var command = connection.Command(OtherCampaigns);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <inheritdoc />
    public async Task<bool> HasSessionsAsync(string campaign, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        await using var connection = await owner.Source.OpenConnectionAsync(cancellation);
        await using var command = connection.Command(Sessions, campaign, from, until);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <inheritdoc />
    public async Task StoreAsync(IEnumerable<DemoWeekend> weekends, CancellationToken cancellation)
    {
        await using var connection = await owner.Source.OpenConnectionAsync(cancellation);
        await using (var transaction = await connection.BeginTransactionAsync(cancellation))
        {
            foreach (var weekend in weekends)
            {
                await BulkSessions.WriteAsync(connection, weekend.Sessions, Author, cancellation);
                await BulkSessions.WriteSignUpsAsync(connection, weekend.SignUps, cancellation);
                await lifts.WriteOffersAsync(connection, weekend.Offers, weekend.Sessions.ToDictionary(session => session.Id), cancellation);
                await lifts.WriteRequestsAsync(connection, weekend.Requests, cancellation);
            }

            await transaction.CommitAsync(cancellation);
        }

        await using var analyze = connection.Command(Analyze);
        await analyze.ExecuteNonQueryAsync(cancellation);
    }
}
