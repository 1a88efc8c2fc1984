using Matching.Bookings;

namespace Matching.Tests.Bookings;

/// <summary>When what was asked for expires.</summary>
public sealed class BookingRulesTests
{
    private static readonly DateTimeOffset Asked = new(2026, 5, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>A car leaves home in some minute; until acceptance nobody is told which.</summary>
    [Theory]
    [InlineData(60)]
    [InlineData(300)]
    public void When_it_expires_tells_no_minute_of_departure(int minutesAhead)
    {
        var expiries = Enumerable.Range(0, 5 * 60)
            .Select(second => new BookingRules().ExpiryOf(Asked, Asked, Asked.AddMinutes(minutesAhead).AddSeconds(second)))
            .ToHashSet();
        var told = Assert.Single(expiries);
        Assert.Equal(0, told.Minute % 5);
        Assert.Equal(Asked.AddMinutes(minutesAhead > 120 ? minutesAhead - 120 : minutesAhead), told);
    }
}
