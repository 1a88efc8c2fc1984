using Matching.Outcomes;
using Matching.People;
using Matching.Storage;
using Matching.Storage.Lifts;
using Microsoft.Extensions.Time.Testing;
using TestKit;

namespace Matching.Tests.Storage;

/// <summary>A write is planned with nothing locked, and planned again where its plan no longer stands.</summary>
public sealed class PlannedWritesTests(PostGis database) : IClassFixture<PostGis>
{
    private static readonly Failure Full = new(Reason.SessionFull, "Full.");

    private int plans;

    private readonly OriginVault vault = new(OriginKeys.Fresh());

    private OnceWriter Writer => new(database.Source, vault, new FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero)));

    [Fact]
    public async Task What_is_stale_is_planned_again_and_answered_once()
    {
        Assert.Equal(3, Number(await RunAsync("stale", plan => plan < 3 ? PlannedWrites.Stale : new Answer(plan))));
        Assert.Equal(3, plans);
        Assert.Equal(3, Number(await RunAsync("stale", plan => new Answer(plan))));
        Assert.Equal(3, plans);
    }

    [Fact]
    public async Task Whoever_always_comes_too_late_is_told_to_try_again_later()
    {
        var late = await RunAsync("late", _ => PlannedWrites.Stale);
        Assert.Equal((Reason.Unavailable, 100), (late.Failure!.Reason, plans));
        Assert.NotEqual(PlannedWrites.Stale, late.Failure);
    }

    [Fact]
    public async Task Another_failure_is_the_answer_at_once()
    {
        Assert.Equal(Full, (await RunAsync("full", _ => Full)).Failure);
        Assert.Equal(1, plans);
    }

    [Fact]
    public async Task What_cannot_be_planned_any_more_because_it_is_written_is_answered_as_it_was()
    {
        // The first attempt of this call is written while the second plans, which finds itself in its own way.
        var second = await Writer.RunPlannedAsync<int, Answer>(
            Key("twice"),
            async _ =>
            {
                await RunAsync("twice", _ => new Answer(42));
                return Full;
            },
            (_, _, _) => throw new InvalidOperationException("This write must not run."),
            default);
        Assert.Equal(42, Number(second));
        Assert.Equal(Full, (await Writer.RunPlannedAsync<int, Answer>(
            Key("never"), _ => Task.FromResult<Result<int>>(Full), (_, _, _) => throw new InvalidOperationException("This write must not run."), default)).Failure);
    }

    private static WriteKey Key(string id) => new("ann", "planned", id, [1]);

    private static int Number(Result<Answer> result) => result.TryGet(out var answer, out var failure) ? answer.Number : throw new InvalidOperationException(failure.Detail);

    private Task<Result<Answer>> RunAsync(string id, Func<int, Result<Answer>> write) => Writer.RunPlannedAsync(
        Key(id), _ => Task.FromResult<Result<int>>(++plans), (_, plan, _) => Task.FromResult(write(plan)), default);

    private sealed record Answer(int Number);
}
