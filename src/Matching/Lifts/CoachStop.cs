using Matching.Geo;
using Matching.Sessions;

namespace Matching.Lifts;

/// <summary>A place where a coach stops by its timetable. It is public, unlike where a car starts.</summary>
/// <param name="Name">What people read, for example "Leeds, Sovereign Street".</param>
/// <param name="Place">What the organiser wrote of where it is.</param>
/// <param name="Point">The point that resolved to.</param>
/// <param name="DepartsAt">When it leaves there for the session; null where nobody boards there.</param>
/// <param name="ReturnsAt">When it is there again on the way back; null where nobody gets out there.</param>
/// <param name="StepFree">Whether one boards there without steps.</param>
public sealed record CoachStop(string Name, string Place, GridPoint Point, DateTimeOffset? DepartsAt, DateTimeOffset? ReturnsAt, StepFree StepFree);
