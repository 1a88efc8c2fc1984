using CsCheck;
using Matching.People;
using Matching.Sessions;
using Matching.Storage.Sessions;
using Matching.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Matching.Tests.Sessions;

/// <summary>
/// Random worlds of people who come, go and wait while the maximum changes: the database does what a list in memory does.
/// </summary>
public sealed class WaitingListModelTests(TwoSeats database) : IClassFixture<TwoSeats>
{
    private const int Worlds = 150;

    private static readonly Gen<(int What, int Who, int People, bool Wait)> Step =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 7], Gen.Int[1, 6], Gen.Bool);

    [Fact]
    public Task The_database_does_what_the_model_does() =>
        Step.List[1, 30].SampleAsync(
            async steps =>
            {
                var clock = new FakeTimeProvider(TwoSeats.Now);
                var writer = StorageParts.SignUps(clock);
                var store = StorageParts.Sessions(database.Source, writer, clock);
                var session = await NewAsync(store);
                var model = new SignUpModel(session.Maximum);
                foreach (var (what, who, people, wait) in steps)
                {
                    await StepAsync(store, model, session.Id, what, $"P{who}", people, wait);
                    var now = (await store.FindAsync(session.Id, default))!;
                    var live = (await store.ListSignUpsAsync(session.Id, null, 0, 1000, default)).Where(signUp => signUp.State != SignUpState.Cancelled);
                    Assert.Equal(
                        model.Live.Select(party => (party.Who, party.People, party.Going)),
                        live.Select(signUp => (signUp.Subject, signUp.People, signUp.State == SignUpState.Going)));
                    Assert.Equal((model.Maximum, model.SignedUp, model.Waiting), (now.Maximum, now.SignedUp, now.Waiting));
                }
            },
            iter: Worlds,
            threads: 1,
            print: steps => string.Join(" ", steps));

    private static async Task StepAsync(SessionStore store, SignUpModel model, Guid session, int what, string who, int people, bool wait)
    {
        var caller = Caller.InNameOf(who, who, "demo");
        var key = new WriteKey(who, "test", "", []);
        switch (what)
        {
            case < 6:
                var made = await store.SignUpAsync(key, session, caller, people, wait, default);
                Assert.Equal(model.SignUp(who, people, wait), made.Failure?.Reason.ToString() ?? "OK");
                break;
            case < 8:
                var own = await store.ListSignUpsAsync(session, who, 0, 1000, default);
                if (own.SingleOrDefault(signUp => signUp.State != SignUpState.Cancelled) is { } live)
                {
                    Assert.Null((await store.CancelSignUpAsync(key, session, live.Id, caller, default)).Failure);
                }

                model.Cancel(who);
                break;
            default:
                var stored = (await store.FindAsync(session, default))!;
                Assert.Null((await store.UpdateAsync(key, stored with { Maximum = people * 2 }, stored.Version, default)).Failure);
                model.SetMaximum(people * 2);
                break;
        }
    }

    private static async Task<Session> NewAsync(SessionStore store)
    {
        var created = await store.CreateAsync(
            new WriteKey("Olive", "test", "", []),
            new Session
            {
                Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
                Campaign = "demo",
                BoundarySet = "2024",
                SeatCode = "E14000001",
                Kind = SessionKind.PhoneBank,
                Remote = true,
                StartsAt = TwoSeats.Now.AddHours(1),
                EndsAt = TwoSeats.Now.AddHours(2),
                Wanted = 0,
                Maximum = 8,
            },
            default);
        Assert.True(created.TryGet(out var session, out _));
        return session;
    }
}
