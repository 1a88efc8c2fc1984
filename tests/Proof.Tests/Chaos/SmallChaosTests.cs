using Proof.Chaos;
using Proof.Chaos.Histories;

namespace Proof.Tests.Chaos;

/// <summary>Clients book at random while two replicas and their database are killed in turn; <c>./dev bench chaos</c> does the same at large.</summary>
public sealed class SmallChaosTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_property_holds_though_replicas_and_the_database_are_killed()
    {
        if (ChaosRun.Missing() is { } missing)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") is "true" or "1", missing);
            Assert.Skip(missing);
        }

        var plan = new ChaosPlan { Seed = 20261127, Clients = 24, Operations = 1_000, Kills = 4, Sessions = 4, HistoryFolder = Path.Combine(AppContext.BaseDirectory, "TestResults") };
        var result = await ChaosRun.RunAsync(plan, TestContext.Current.CancellationToken);
        output.WriteLine($"{result.History.Operations.Count} operations in {result.Elapsed}: {result.Count(Outcome.Acknowledged)} acknowledged, {result.Count(Outcome.Unknown)} unknown, {result.Retried} retried");
        output.WriteLine(string.Join(", ", result.Kills));
        output.WriteLine(string.Join(", ", result.Refusals));
        output.WriteLine(string.Join(", ", result.State.Events.CountBy(one => one.Kind)));
        output.WriteLine(string.Join(", ", result.State.Bookings.CountBy(booking => (booking.State, booking.EndedBy, Pair: booking.PairId is not null, Accepted: booking.AcceptedAt is not null))));
        Assert.True(result.Faults.Count == 0, $"{result.Faults.Count} faults; the history is {result.HistoryFile}\n{string.Join('\n', result.Faults.Take(10))}");

        // A run in which nothing was booked, freed, paired or disturbed would show nothing.
        Assert.Equal(plan.Kills, result.Kills.Count);
        Assert.Contains(result.History.Operations, operation => operation.Attempts > 1);
        Assert.Contains(result.History.Operations, operation => operation.Answers.Count > 1);
        Assert.Contains(result.State.Bookings, booking => booking.Holds);
        Assert.Contains(result.State.Bookings, booking => booking is { AcceptedAt: not null, EndedBy: "DRIVER" });
        Assert.Contains(result.State.Bookings, booking => booking is { AcceptedAt: not null, PairId: not null });
        Assert.Contains(result.State.Bookings, booking => booking is { AcceptedAt: not null, EndedBy: "CHANGE" });
        Assert.Contains(result.State.Events, one => one.Kind == "OFFER_CHANGED");
        Assert.Contains(result.State.Events, one => one.Kind == "SESSION_CHANGED");
        Assert.Contains(result.State.Events, one => one.Kind == "BOOKING_CHANGED");
        Assert.Contains(result.State.Offers, offer => offer.CoachStops.Count > 0);
        Assert.Contains(result.Refusals, refusal => refusal.Reason == "NO_LONGER_FITS");
    }
}
