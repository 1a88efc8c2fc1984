using Matching.Geo;

namespace Matching.Storage.Import.MeetingPoints;

/// <summary>A meeting point as it is stored.</summary>
/// <param name="Id">Id in its file.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind">What it is, for example "station".</param>
/// <param name="Point">Where it is.</param>
/// <param name="StepFree">YES, NO or UNKNOWN.</param>
internal sealed record MeetingPointRow(string Id, string Name, string Kind, GridPoint Point, string StepFree);
