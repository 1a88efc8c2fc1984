namespace Matching.Lifts;

/// <summary>A meeting point as seen from a place.</summary>
/// <param name="Point">The meeting point.</param>
/// <param name="Millimetres">Straight distance from the place.</param>
public sealed record NearMeetingPoint(MeetingPoint Point, long Millimetres);
