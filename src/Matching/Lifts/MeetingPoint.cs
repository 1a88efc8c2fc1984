using Matching.Geo;
using Matching.Sessions;

namespace Matching.Lifts;

/// <summary>A public place where driver and passenger meet.</summary>
/// <param name="Id">Id in the imported release.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind">What it is, for example "station".</param>
/// <param name="Location">Where it is.</param>
/// <param name="StepFree">Step-free access.</param>
public sealed record MeetingPoint(string Id, string Name, string Kind, GridPoint Location, StepFree StepFree);
