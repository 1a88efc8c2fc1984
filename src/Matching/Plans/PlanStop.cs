using Matching.Geo;

namespace Matching.Plans;

/// <summary>A stop of a car where one party boards or gets out. Parties at the same place do so together.</summary>
/// <param name="Volunteer">Id of whose party it is.</param>
/// <param name="MeetingPoint">Id of the meeting point; null at the volunteer's own point.</param>
/// <param name="Point">Where.</param>
/// <param name="At">When the car is there.</param>
/// <param name="Load">People aboard beside the driver's own party once the car drives on.</param>
public sealed record PlanStop(string Volunteer, string? MeetingPoint, GridPoint Point, DateTimeOffset At, int Load);
