namespace Matching.Plans;

/// <summary>One car of a plan, there and back.</summary>
/// <param name="Driver">Id of who drives.</param>
/// <param name="Session">Id of the session.</param>
/// <param name="Outward">Where it stops on the way there, in driving order.</param>
/// <param name="Return">Where it stops on the way back, in driving order.</param>
/// <param name="OutwardTime">Driving and stopping on the way there.</param>
/// <param name="ReturnTime">Driving and stopping on the way back.</param>
public sealed record PlanCar(
    string Driver, string Session, IReadOnlyList<PlanStop> Outward, IReadOnlyList<PlanStop> Return, TimeSpan OutwardTime, TimeSpan ReturnTime);
