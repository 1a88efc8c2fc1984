using Grpc.Core;
using Matching.Storage.Recurring;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Tests.Lifts.Recurring;

/// <summary>A driver, an organiser and the workers of two replicas change the same dates at the same time; afterwards all that is stored goes together.</summary>
public sealed class SeriesChaosTests : IAsyncLifetime
{
    private SeriesHost host = null!;

    public async ValueTask InitializeAsync() => host = await SeriesHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_happens_at_once_leaves_each_date_one_offer_or_none(int seed)
    {
        var random = new Random(seed);
        await using var replica = await host.ReplicaAsync();
        var keepers = new[] { host.Cars.Host, replica }.Select(one => one.Services.GetRequiredService<SeriesKeeper>()).ToList();
        var sessions = new List<Session>();
        for (var week = 0; week < 4; week++)
        {
            foreach (var hour in (string[])["09:30", "12:00"])
            {
                sessions.Add(await host.SessionAsync($"{new DateOnly(2026, 5, 2).AddDays(7 * week):yyyy-MM-dd}T{hour}:00Z"));
            }
        }

        var series = await host.CreateAsync();
        for (var round = 0; round < 6; round++)
        {
            var now = await host.GetAsync(series);
            var acts = new List<Func<Task>>();
            for (var act = 0; act < 8; act++)
            {
                var (kind, one, session) = (random.Next(8), now.Occurrences[random.Next(4)], sessions[random.Next(sessions.Count)]);
                acts.Add(() => ActAsync(kind, series, one, session));
            }

            acts.AddRange(keepers.Select(keeper => (Func<Task>)(() => keeper.RunOnceAsync(TestContext.Current.CancellationToken))));
            await Task.WhenAll(acts.Select(act => act()));
        }

        await host.SettleAsync();
        Assert.Empty(await host.Cars.QueryAsync(
            """
            select 'offered without an offer: ' || o.date from lift_occurrence o left join lift_offer f on f.id = o.offer_id where o.state = 'OFFERED' and f.state is distinct from 'ACTIVE'
            union all
            select 'an offer of no date: ' || f.series_date from lift_offer f where f.state = 'ACTIVE' and f.series_id is not null and not exists (select from lift_occurrence o where o.offer_id = f.id)
            union all
            select 'two offers: ' || f.session_id from lift_offer f where f.state = 'ACTIVE' group by f.session_id, f.driver having count(*) > 1
            union all
            select 'an offer without a place: ' || f.session_id from lift_offer f
            where f.state = 'ACTIVE' and not exists (select from sign_up s where s.session_id = f.session_id and s.subject = f.driver and s.state = 'GOING')
            union all
            select 'a place taken for nothing: ' || o.date from lift_occurrence o where o.signed_up_at is not null and o.state <> 'OFFERED'
            union all
            select 'a lift to a session that is over: ' || s.id from lift_offer f join session s on s.id = f.session_id where f.state = 'ACTIVE' and s.cancelled
            """,
            row => row.GetString(0)));
    }

    /// <summary>Does one thing; it may well be refused, but by a reason.</summary>
    private async Task ActAsync(int kind, LiftSeries series, LiftOccurrence one, Session session)
    {
        try
        {
            await (kind switch
            {
                0 => host.Ann.UpdateLiftSeriesAsync(new() { LiftSeries = new() { Id = series.Id, Note = one.Date } }).ResponseAsync,
                1 => host.Ann.UpdateLiftSeriesAsync(new() { LiftSeries = new() { Id = series.Id, Company = 1 + one.Date[^1] % 3 } }).ResponseAsync,
                2 => host.Ann.SkipLiftOccurrenceAsync(new() { LiftSeries = series.Id, Date = one.Date }).ResponseAsync,
                3 => host.Ann.UpdateLiftOccurrenceAsync(new() { LiftOccurrence = new() { LiftSeries = series.Id, Date = one.Date, OutwardSeats = 2 } }).ResponseAsync,
                4 => host.Cars.As("Ann").CancelLiftOfferAsync(new() { LiftOffer = one.LiftOffer }).ResponseAsync,
                5 => host.Cars.As("Ann").UpdateLiftOfferAsync(new() { LiftOffer = new() { Id = one.LiftOffer, OutwardSeats = 1 } }).ResponseAsync,
                6 => host.Cars.MoveAsync(session, 15),
                _ => (Task)host.Cars.Lifts.Sessions.Organiser.CancelSessionAsync(new() { Session = session.Id }).ResponseAsync,
            });
        }
        catch (RpcException refused)
        {
            Assert.DoesNotContain(refused.StatusCode, (StatusCode[])[StatusCode.Internal, StatusCode.Unknown, StatusCode.Unavailable]);
        }
    }
}
