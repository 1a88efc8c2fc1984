using Matching.Geo;
using Matching.Seats;
using Matching.Sessions;

namespace Matching.Tests.Seats;

/// <summary>Which sessions of a window are open, what is still missing, and what the need of a seat follows from.</summary>
public sealed class SeatSessionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 30, 18, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Full_remote_and_ended_sessions_are_not_open_but_count_in_the_shortfall()
    {
        var sessions = Sort(
            Session(wanted: 20, signedUp: 5),
            Session(wanted: 10, signedUp: 40),
            Session(wanted: 30, signedUp: 0) with { Remote = true },
            Session(wanted: 40, signedUp: 10) with { StartsAt = Now.AddHours(-5), EndsAt = Now });
        Assert.Single(sessions.Open);
        Assert.Equal(35, sessions.PlacesLeft);
        Assert.Equal((15 + 0 + 30 + 30) / 100.0, sessions.Shortfall);
    }

    [Fact]
    public void Where_nobody_is_wanted_half_counts_as_missing()
    {
        Assert.Null(Sort(Session(wanted: 0, signedUp: 0)).Shortfall);
        Assert.Equal(0.5, Need.Of(Margin(0.03), Sort(), 0, new NeedOptions()).Shortfall);
    }

    [Fact]
    public void Need_is_the_product_of_its_factors()
    {
        var need = Need.Of(Margin(0.03) with { Weight = 2 }, Sort(Session(wanted: 20, signedUp: 15)), 45, new NeedOptions());
        Assert.Equal(2, need.Weight);
        Assert.Equal(Math.Exp(-1), need.Closeness, 1e-12);
        Assert.Equal(0.25, need.Shortfall);
        Assert.Equal(0.5, need.Nearness);
        Assert.Equal(2 * Math.Exp(-1) * 0.25 * 0.5, need.Score, 1e-12);
    }

    private static Marginality Margin(double share) => new(Matching.Campaigns.MarginalKind.Open, 30, share, AsciiMap.Result(("Lab", 515), ("Con", 485)));

    private static SeatSessions Sort(params Session[] sessions) => new(sessions, Now, Now.AddHours(-6), Now.AddDays(8));

    private static Session Session(int wanted, int signedUp) => new()
    {
        Id = Guid.CreateVersion7(Now),
        Campaign = "demo",
        BoundarySet = "2024",
        SeatCode = AsciiMap.Code('A'),
        Kind = SessionKind.Canvass,
        Location = new GeoPoint(51.5, -0.1),
        Grid = AsciiMap.At(0.5, 0.5),
        StartsAt = Now.AddDays(1),
        EndsAt = Now.AddDays(1).AddHours(3),
        Wanted = wanted,
        Maximum = 40,
        SignedUp = signedUp,
    };
}
