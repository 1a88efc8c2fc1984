using Matching.Geo;

namespace Matching.Lifts;

/// <summary>Reads the meeting points of the loaded release.</summary>
public interface IMeetingPoints
{
    /// <summary>Meeting points around a point, nearest first, then by id.</summary>
    /// <param name="point">The point.</param>
    /// <param name="maxMetres">Greatest straight distance.</param>
    /// <param name="after">The last one of the page before; <c>(-1, "")</c> for the first page.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    Task<IReadOnlyList<NearMeetingPoint>> NearAsync(
        GridPoint point,
        double maxMetres,
        (long Millimetres, string Id) after,
        int limit,
        CancellationToken cancellation);
}
