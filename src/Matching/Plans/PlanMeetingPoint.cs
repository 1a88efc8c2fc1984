using Matching.Geo;

namespace Matching.Plans;

/// <summary>A place where cars pick people up and set them down.</summary>
/// <param name="Id">Names it within the problem.</param>
/// <param name="Point">Where it is.</param>
public sealed record PlanMeetingPoint(string Id, GridPoint Point);
