using Matching.Hosting.Tokens;
using Matching.Outcomes;
using Matching.People;
using Matching.Sessions;
using Matching.Tests.Storage;

namespace Matching.Tests.Sessions;

/// <summary>Offering a lift needs places for driver and company, and makes what is missing in its own transaction.</summary>
public sealed class EnsureSignUpTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private static readonly Caller Ann = Caller.InNameOf("ann", "Ann", "demo");

    private SessionHost host = null!;

    public async ValueTask InitializeAsync() => host = await SessionHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task What_is_missing_is_made_what_is_too_small_enlarged_and_what_is_enough_left_alone()
    {
        var id = Guid.Parse((await host.CreateAsync(SessionHost.Canvass(maximum: 5))).Id);
        Assert.Equal((2, SignUpState.Going), Told(await EnsureAsync(id, 2)));
        Assert.Equal((4, SignUpState.Going), Told(await EnsureAsync(id, 4)));
        Assert.Equal((4, SignUpState.Going), Told(await EnsureAsync(id, 1)));
        Assert.Equal(Reason.SessionFull, (await EnsureAsync(id, 6)).Failure?.Reason);
        Assert.Equal(4, await SignedUpAsync(id));
    }

    [Fact]
    public async Task It_lives_and_dies_with_its_transaction()
    {
        var id = Guid.Parse((await host.CreateAsync()).Id);
        Assert.Null((await EnsureAsync(id, 2, commit: false)).Failure);
        Assert.Equal(0, await SignedUpAsync(id));
    }

    [Fact]
    public async Task A_driver_overtakes_nobody()
    {
        var session = await host.CreateAsync(SessionHost.Canvass(maximum: 5));
        var id = Guid.Parse(session.Id);
        Assert.Null((await EnsureAsync(id, 2)).Failure);
        await host.SignUpAsync("Bob", session, people: 4, wait: true);
        Assert.Equal(Reason.SessionFull, (await EnsureAsync(id, 3)).Failure?.Reason);
        Assert.Null((await EnsureAsync(id, 2)).Failure);
        var bob = Caller.InNameOf(TokenMint.SubjectOf("demo", "Bob"), "Bob", "demo");
        Assert.Equal(Reason.SessionFull, (await EnsureAsync(id, 1, bob)).Failure?.Reason);
    }

    [Fact]
    public async Task There_is_no_place_at_no_session_or_one_that_is_over()
    {
        Assert.Equal(Reason.SessionNotFound, (await EnsureAsync(Guid.Empty, 1)).Failure?.Reason);
        var session = await host.CreateAsync();
        Assert.Null((await EnsureAsync(Guid.Parse(session.Id), 1)).Failure);
        await host.Organiser.CancelSessionAsync(new() { Session = session.Id });
        Assert.Equal(Reason.SessionClosed, (await EnsureAsync(Guid.Parse(session.Id), 1)).Failure?.Reason);
    }

    private static (int People, SignUpState State) Told(Result<SignUp> result) =>
        result.TryGet(out var signUp, out var failure) ? (signUp.People, signUp.State) : throw new InvalidOperationException(failure.Detail);

    private async Task<Result<SignUp>> EnsureAsync(Guid session, int people, Caller? caller = null, bool commit = true)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var result = await StorageParts.SignUps(host.Clock).EnsureAsync(connection, session, caller ?? Ann, people, default);
        if (commit)
        {
            await transaction.CommitAsync();
        }

        return result;
    }

    private async Task<int> SignedUpAsync(Guid id) => (await host.Anyone.GetSessionAsync(new() { Session = id.ToString() })).Session.SignedUp;
}
