using Matching.Lifts;

namespace Matching.Tests.Lifts;

/// <summary>Times are promised in whole minutes, and noise below a millisecond moves none by one.</summary>
public sealed class PromiseTests
{
    private static readonly DateTimeOffset Nine = new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.0004, 0, 0)]
    [InlineData(-0.0004, 0, 0)]
    [InlineData(0.01, 0, 1)]
    [InlineData(-0.01, -1, 0)]
    [InlineData(59.9, 0, 1)]
    public void Boarding_is_rounded_down_and_getting_out_up(double seconds, int pickupMinutes, int dropoffMinutes)
    {
        var instant = Nine.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
        Assert.Equal(Nine.AddMinutes(pickupMinutes), Promise.OfPickup(instant));
        Assert.Equal(Nine.AddMinutes(dropoffMinutes), Promise.OfDropoff(instant));
    }
}
