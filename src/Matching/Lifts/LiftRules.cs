namespace Matching.Lifts;

/// <summary>The numbers that say when a lift fits and which is best; each is an option.</summary>
public sealed record LiftRules
{
    /// <summary>How long before a session's start a car should be there.</summary>
    public TimeSpan Buffer { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>What each distinct place between a leg's ends costs the driver, once.</summary>
    public TimeSpan StopTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Greatest detour of a driver who states none.</summary>
    public TimeSpan DefaultDetour { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How far a leg may shift where its driver states no limit.</summary>
    public TimeSpan GreatestShift { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Longest wait at a session that the car only passes; at the driver's own session a wait costs, but is not limited.</summary>
    public TimeSpan GreatestWaitPassing { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Longest time on board as a multiple of the passenger's direct time, where that is more than the allowance.</summary>
    public double RideFactor { get; init; } = 1.5;

    /// <summary>Time on board beyond the direct time that is always accepted.</summary>
    public TimeSpan RideAllowance { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>How far a pickup may drift from the time promised at acceptance.</summary>
    public TimeSpan GreatestDrift { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Walking speed over straight distances, metres a second.</summary>
    public double WalkMetresPerSecond { get; init; } = 1.33;

    /// <summary>What a minute's walk costs, in minutes of a driver's time.</summary>
    public double WalkWeight { get; init; } = 0.5;

    /// <summary>What a minute's wait costs, in minutes of a driver's time.</summary>
    public double WaitWeight { get; init; } = 0.25;

    /// <summary>Seconds to walk straight metres.</summary>
    public double WalkSeconds(double metres) => metres / WalkMetresPerSecond;
}
