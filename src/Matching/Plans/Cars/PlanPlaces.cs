using Matching.Geo;
using Matching.Travel;

namespace Matching.Plans.Cars;

/// <summary>The places of a problem by number, each coordinate once, and how long the ways between them take, in seconds.</summary>
internal sealed class PlanPlaces
{
    private readonly GridPoint[] points;
    private readonly int[] place;
    private readonly PlanMatrix? matrix;

    public PlanPlaces(PlanProblem problem)
    {
        points = [.. problem.Volunteers.Select(one => one.Home), .. problem.Sessions.Select(one => one.Point), .. problem.MeetingPoints.Select(one => one.Point)];
        var first = new Dictionary<GridPoint, int>(points.Length);
        place = [.. points.Select((point, at) => first.TryAdd(point, at) ? at : first[point])];
        matrix = problem.Travel;
        Homes = problem.Volunteers.Count;
        MeetingPoints = Homes + problem.Sessions.Count;
    }

    /// <summary>Number of the first session's place, which those of volunteers come before.</summary>
    public int Homes { get; }

    /// <summary>Number of the first meeting point.</summary>
    public int MeetingPoints { get; }

    /// <summary>All places, one coordinate counted as often as it comes.</summary>
    public int Count => points.Length;

    /// <summary>Whether every way takes as long as the way back.</summary>
    public bool IsSymmetric => matrix is null;

    public GridPoint Point(int at) => points[at];

    /// <summary>The number that a place goes by where it comes more than once.</summary>
    public int Same(int at) => place[at];

    public double Seconds(int from, int to) => matrix is null ? StraightLineTimes.SecondsFor(points[from].MetresTo(points[to])) : matrix.Seconds(place[from], place[to]);

    public double Metres(int one, int other) => points[one].MetresTo(points[other]);
}
