using Google.Protobuf.WellKnownTypes;
using Matching.Geo;
using Matching.Lifts;
using Matching.Plans;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>Reads a problem off the wire or out of a file, and names all that is wrong with it.</summary>
internal sealed class PlanReader
{
    private const int LongestId = 100;
    private const int MostApart = 1_000;

    private static readonly LiftRules Lifts = new();
    private static readonly PlanRules Rules = new();

    private readonly List<PlanFault> faults = [];

    private PlanReader()
    {
    }

    /// <summary>The problem; where there are faults it means nothing.</summary>
    public static (PlanProblem Problem, IReadOnlyList<PlanFault> Faults) Read(Wire.PlanProblem wire)
    {
        var reader = new PlanReader();
        var problem = reader.Problem(wire);
        return (problem, reader.faults.Count > 0 ? reader.faults : PlanProblemChecks.Find(problem));
    }

    private PlanProblem Problem(Wire.PlanProblem wire)
    {
        var known = wire.Volunteers.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<PlanVolunteer> volunteers = [.. wire.Volunteers.Select((one, at) => Volunteer(one, $"volunteers[{at}]", known))];
        var problem = Problem(wire, volunteers);

        // Where two have one id nobody knows who is meant.
        return known.Count == volunteers.Count ? problem with { Company = PlanCompany.Of(volunteers) } : problem;
    }

    private PlanProblem Problem(Wire.PlanProblem wire, IReadOnlyList<PlanVolunteer> volunteers) => new()
    {
        Volunteers = volunteers,
        Sessions = [.. wire.Sessions.Select((one, at) => Session(one, $"sessions[{at}]"))],
        MeetingPoints = [.. wire.MeetingPoints.Select((one, at) => new PlanMeetingPoint(Id(one.Id, $"meetingPoints[{at}].id"), Point(one.Location, $"meetingPoints[{at}].location")))],
        Kept = [.. wire.Kept.Select(one => new PlanKept(one.Volunteer, one.Session, Text(one.Driver), Text(one.MeetingPoint)))],
        Travel = wire.Travel?.Matrix is { } matrix ? Matrix(matrix, wire.Volunteers.Count + wire.Sessions.Count + wire.MeetingPoints.Count) : null,
        Objective = Objective(wire.Objective),
        Lifts = Limits(wire.Limits),
        Rules = wire.Limits is { HasOwnWayMetres: true } limits ? new PlanRules { OwnWayMetres = NotNegative(limits.OwnWayMetres, "limits.ownWayMetres") } : Rules,
        Limits = new PlanLimits(wire.HasWorkLimit ? wire.WorkLimit : null, Time(wire.TimeLimit, "timeLimit"), wire.HasSeed ? wire.Seed : 1),
    };

    private PlanObjective Objective(Wire.PlanProblem.Types.Objective.Types.Value objective)
    {
        Expect(System.Enum.IsDefined(objective), "objective", "must be one of the named values");
        return objective == Wire.PlanProblem.Types.Objective.Types.Value.CarriedThenMinutes ? PlanObjective.CarriedThenMinutes : PlanObjective.Worth;
    }

    private PlanVolunteer Volunteer(Wire.PlanProblem.Types.Volunteer one, string path, HashSet<string> known)
    {
        var usual = new PlanVolunteer { Id = "", Home = default };
        return new PlanVolunteer
        {
            Id = Id(one.Id, path + ".id"),
            Home = Point(one.Home, path + ".home"),
            Party = one.HasParty ? one.Party : 1,
            SpareSeats = one.HasSpareSeats ? one.SpareSeats : null,
            MaxDetour = Time(one.MaxDetour, path + ".maxDetour") ?? usual.MaxDetour,
            MaxRide = Time(one.MaxRide, path + ".maxRide"),
            MaxTravel = Time(one.MaxTravel, path + ".maxTravel") ?? usual.MaxTravel,
            From = Instant(one.From, path + ".from"),
            Until = Instant(one.Until, path + ".until"),
            MaxWalkMetres = one.HasMaxWalkMetres ? one.MaxWalkMetres : usual.MaxWalkMetres,
            Session = Text(one.Session),
            MaxSessions = one.HasMaxSessions ? one.MaxSessions : 1,
            Preferences = Preferences(one, path, known),
        };
    }

    private PlanPreferences? Preferences(Wire.PlanProblem.Types.Volunteer one, string path, HashSet<string> known)
    {
        Expect(one.Apart.Count <= MostApart, path + ".apart", $"must be at most {MostApart}");
        for (var at = 0; at < one.Apart.Count; at++)
        {
            Expect(known.Contains(one.Apart[at]), FormattableString.Invariant($"{path}.apart[{at}]"), "names no volunteer of the problem");
        }

        return one.WomenOnly || one.WomenOnlyWelcome || one.Wheelchair || one.ChildSeat || one.Apart.Count > 0
            ? new PlanPreferences { WomenOnly = one.WomenOnly, WomenOnlyWelcome = one.WomenOnlyWelcome, Wheelchair = one.Wheelchair, ChildSeat = one.ChildSeat, Apart = one.Apart }
            : null;
    }

    private PlanSession Session(Wire.PlanProblem.Types.Session one, string path) => new()
    {
        Id = Id(one.Id, path + ".id"),
        Point = Point(one.Location, path + ".location"),
        From = Needed(Instant(one.From, path + ".from"), path + ".from"),
        Until = Needed(Instant(one.Until, path + ".until"), path + ".until"),
        Wanted = one.Wanted,
        Maximum = one.Maximum,
        Weight = one.HasWeight ? one.Weight : 1,
        Margin = one.Margin,
    };

    private LiftRules Limits(Wire.PlanProblem.Types.Limits? limits) => limits is null ? Lifts : Lifts with
    {
        Buffer = Time(limits.Buffer, "limits.buffer") ?? Lifts.Buffer,
        StopTime = Time(limits.StopTime, "limits.stopTime") ?? Lifts.StopTime,
        RideFactor = limits.HasRideFactor ? NotNegative(limits.RideFactor, "limits.rideFactor") : Lifts.RideFactor,
        RideAllowance = Time(limits.RideAllowance, "limits.rideAllowance") ?? Lifts.RideAllowance,
    };

    private PlanMatrix? Matrix(Wire.PlanProblem.Types.Travel.Types.Matrix matrix, int places)
    {
        if (places <= PlanMatrix.MostPlaces && matrix.Seconds.Count == places * places && matrix.Seconds.All(one => one >= 0 && double.IsFinite(one)))
        {
            return new PlanMatrix(places, matrix.Seconds);
        }

        faults.Add(new PlanFault("travel.matrix.seconds", $"must be the {(long)places * places} times between {places} places, none negative, and the places at most {PlanMatrix.MostPlaces}"));
        return null;
    }

    private string Id(string id, string path)
    {
        Expect(id.Length is > 0 and <= LongestId, path, $"must be 1 to {LongestId} characters");
        return id;
    }

    private GridPoint Point(Wire.LatLng? point, string path)
    {
        if (point is not null && Coordinates.AreNear(point.Latitude, point.Longitude))
        {
            return BritishGrid.ToGrid(new GeoPoint(point.Latitude, point.Longitude));
        }

        faults.Add(new PlanFault(path, "must lie in or near the United Kingdom: latitude 49 to 61.5, longitude -9 to 2.5"));
        return default;
    }

    private TimeSpan? Time(Duration? duration, string path)
    {
        if (duration is null)
        {
            return null;
        }

        // What is longer than a year means nothing here, and may be more than a TimeSpan holds.
        Expect(duration is { Seconds: >= 0 and <= 31_622_400, Nanos: >= 0 and < 1_000_000_000 }, path, "must be 0 to a year");
        return faults.Count == 0 ? duration.ToTimeSpan() : TimeSpan.Zero;
    }

    private DateTimeOffset? Instant(Timestamp? instant, string path)
    {
        if (instant is null)
        {
            return null;
        }

        Expect(instant is { Seconds: >= 0 and < 253_402_300_800, Nanos: >= 0 and < 1_000_000_000 }, path, "must be an instant of the years 1970 to 9999");
        return faults.Count == 0 ? instant.ToDateTimeOffset() : DateTimeOffset.UnixEpoch;
    }

    private DateTimeOffset Needed(DateTimeOffset? instant, string path)
    {
        Expect(instant is not null, path, "is needed");
        return instant ?? DateTimeOffset.UnixEpoch;
    }

    private double NotNegative(double number, string path)
    {
        Expect(number >= 0 && double.IsFinite(number), path, "must not be negative");
        return number;
    }

    private static string? Text(string text) => text.Length > 0 ? text : null;

    private void Expect(bool holds, string path, string text)
    {
        if (!holds)
        {
            faults.Add(new PlanFault(path, text));
        }
    }
}
