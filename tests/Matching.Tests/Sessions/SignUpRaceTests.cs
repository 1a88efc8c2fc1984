using Grpc.Core;
using Matching.V1;
using Npgsql;
using static Matching.Tests.Sessions.SessionHost;

namespace Matching.Tests.Sessions;

/// <summary>The maximum holds under any race, over several replicas, and past the code.</summary>
public sealed class SignUpRaceTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private readonly List<SessionHost> hosts = [];

    public async ValueTask InitializeAsync()
    {
        for (var at = 0; at < 3; at++)
        {
            hosts.Add(await SessionHost.StartAsync(database));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Hundreds_who_sign_up_at_once_over_three_replicas_fill_it_exactly()
    {
        var session = await hosts[0].CreateAsync(Canvass(maximum: 50));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 300).Select(at => OutcomeAsync(hosts[at % 3].SignUpAsync($"P{at}", session))));
        Assert.Equal(50, outcomes.Count(outcome => outcome == "OK"));
        Assert.Equal(250, outcomes.Count(outcome => outcome == "SESSION_FULL"));
        var now = await hosts[1].GetAsync(session);
        Assert.Equal((50, 0), (now.SignedUp, now.PlacesLeft));
    }

    [Fact]
    public async Task One_person_who_signs_up_many_times_at_once_comes_once()
    {
        var session = await hosts[0].CreateAsync(Canvass(maximum: 50));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(at => OutcomeAsync(hosts[at % 3].SignUpAsync("Ann", session))));
        Assert.Equal(1, outcomes.Count(outcome => outcome == "OK"));
        Assert.Equal(59, outcomes.Count(outcome => outcome == "ALREADY_SIGNED_UP"));
        Assert.Equal(1, (await hosts[0].GetAsync(session)).SignedUp);
    }

    [Fact]
    public async Task The_same_call_sent_many_times_at_once_has_one_effect_and_one_answer()
    {
        var session = await hosts[0].CreateAsync(Canvass(maximum: 50));
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(at => hosts[at % 3].SignUpAsync("Ann", session, people: 3, requestId: "once")));
        Assert.Single(answers.Distinct());
        Assert.Equal(3, (await hosts[0].GetAsync(session)).SignedUp);
    }

    [Fact]
    public async Task Those_who_come_go_and_wait_at_once_leave_true_counts_and_no_free_place_that_somebody_waits_for()
    {
        var session = await hosts[0].CreateAsync(Canvass(maximum: 20));
        await Task.WhenAll(Enumerable.Range(0, 90).Select(async at =>
        {
            var host = hosts[at % 3];
            var signUp = await host.SignUpAsync($"P{at}", session, people: 1 + (at % 4), wait: true);
            if (at % 3 == 0)
            {
                await host.CancelAsync($"P{at}", signUp);
            }
        }));
        var all = (await hosts[0].Organiser.ListSignUpsAsync(new() { Session = session.Id, PageSize = 1000 })).SignUps;
        int Count(SignUp.Types.State.Types.Value state) => all.Where(signUp => signUp.State == state).Sum(signUp => signUp.People);
        var now = await hosts[2].GetAsync(session);
        Assert.Equal((Count(SignUp.Types.State.Types.Value.Going), Count(SignUp.Types.State.Types.Value.Waiting)), (now.SignedUp, now.Waiting));
        Assert.InRange(now.SignedUp, 0, 20);
        var first = all.First(signUp => signUp.State == SignUp.Types.State.Types.Value.Waiting);
        Assert.True(first.People > now.PlacesLeft, $"{first.People} wait for {now.PlacesLeft} places.");
    }

    [Fact]
    public async Task Raw_SQL_cannot_pass_the_maximum_either()
    {
        var session = await hosts[0].CreateAsync(Canvass(wanted: 0, maximum: 10));
        var refused = 0;
        await Parallel.ForAsync(0, 40, async (at, cancellation) =>
        {
            try
            {
                await ExecuteAsync(
                    "insert into sign_up (id, session_id, subject, name, people, state, created_at, updated_at) "
                    + $"values (gen_random_uuid(), '{session.Id}', 'raw{at}', 'Raw', {1 + (at % 3)}, 'GOING', now(), now())",
                    cancellation);
            }
            catch (PostgresException full) when (full.SqlState == "MS001")
            {
                Interlocked.Increment(ref refused);
            }
        });
        var now = await hosts[0].GetAsync(session);
        Assert.InRange(now.SignedUp, 8, 10);
        Assert.True(refused > 0);
        await RefusedAsync("MS001", $"update sign_up set people = 20 where session_id = '{session.Id}'");
        await RefusedAsync("MS003", $"update session set signed_up = 0 where id = '{session.Id}'");
        var other = await hosts[0].CreateAsync();
        await RefusedAsync("MS002", $"update sign_up set session_id = '{other.Id}' where session_id = '{session.Id}'");
        await ExecuteAsync($"delete from sign_up where session_id = '{session.Id}'", default);
        Assert.Equal(0, (await hosts[0].GetAsync(session)).SignedUp);
    }

    private async Task RefusedAsync(string state, string sql) =>
        Assert.Equal(state, (await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(sql, default))).SqlState);

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<string> OutcomeAsync(Task<SignUp> call)
    {
        try
        {
            await call;
            return "OK";
        }
        catch (RpcException)
        {
            return await ReasonOfAsync(call);
        }
    }
}
