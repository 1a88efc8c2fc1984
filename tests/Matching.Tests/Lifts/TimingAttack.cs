using Google.Protobuf;
using Matching.Geo;
using Matching.Lifts;
using Matching.Travel;

namespace Matching.Tests.Lifts;

/// <summary>
/// Somebody tries to place a driver by asking the same again and again while time goes by. Whatever is told of how long it is until the car must leave turns at some instant, and all that
/// comes earlier or later with it is a drive from home: each instant is an equation for where the car starts. The place that fits all of them best is taken.
/// </summary>
/// <param name="arrives">When the car is at the session, which everybody knows.</param>
/// <param name="session">Where it goes.</param>
internal sealed class TimingAttack(DateTimeOffset arrives, GridPoint session)
{
    private const double GridMetres = 25;
    private const int GridSteps = 120;

    private static readonly double Step = Rough.Step.TotalSeconds;
    private static readonly LiftRules Rules = new();

    private readonly List<(GridPoint Pickup, DateTimeOffset Turn)> seen = [];

    /// <summary>Instants at which an answer turned.</summary>
    public IEnumerable<DateTimeOffset> Turns => seen.Select(one => one.Turn);

    /// <summary>Asks of one request until a time is over, and notes when the answer turned.</summary>
    /// <param name="pickup">Where the request boards.</param>
    /// <param name="ask">What is told now.</param>
    /// <param name="wait">Lets so much time go by and tells what it is then.</param>
    /// <param name="every">Time between two questions.</param>
    /// <param name="times">How many are asked.</param>
    public async Task WatchAsync(GridPoint pickup, Func<Task<IMessage>> ask, Func<TimeSpan, DateTimeOffset> wait, TimeSpan every, int times)
    {
        var told = await ask();
        for (var time = 0; time < times; time++)
        {
            var now = wait(every);
            var tells = await ask();
            if (!tells.Equals(told))
            {
                seen.Add((pickup, now));
                told = tells;
            }
        }
    }

    /// <summary>The best estimate, within 3 km of a point that is known to be near; that point itself where nothing turned.</summary>
    public GridPoint Place(GridPoint near) => seen.Count == 0 ? near : Hypotheses(near).MinBy(home => seen.Sum(one => Math.Pow(Miss(home, one.Pickup, one.Turn), 2)));

    /// <summary>Seconds from an instant to the nearest at which the figure turns for a car from there: it must leave some whole steps later.</summary>
    private double Miss(GridPoint home, GridPoint pickup, DateTimeOffset turn)
    {
        var drives = StraightLineTimes.SecondsFor(home.MetresTo(pickup)) + Rules.StopTime.TotalSeconds + StraightLineTimes.SecondsFor(pickup.MetresTo(session));
        return Math.IEEERemainder((arrives - turn).TotalSeconds - drives, Step);
    }

    private static IEnumerable<GridPoint> Hypotheses(GridPoint near) =>
        from east in Enumerable.Range(-GridSteps, (2 * GridSteps) + 1)
        from north in Enumerable.Range(-GridSteps, (2 * GridSteps) + 1)
        select new GridPoint(near.Easting + (GridMetres * east), near.Northing + (GridMetres * north));
}
