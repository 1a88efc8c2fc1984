using System.Collections.Frozen;
using System.Security.Cryptography;
using Matching.Geo;
using Matching.Lifts;
using Matching.Sessions;
using Matching.Storage.Bookings;
using Npgsql;
using NpgsqlTypes;

namespace Matching.Storage.Lifts;

/// <summary>
/// Reads the rows of <c>Lifts/candidates.sql</c>; exact points are opened here and stay in the process. Of a search that is judged from stand-ins no origin is opened at
/// all, since the leg has the point; of those aboard the stops are moved to the centres of their cells, and the promises left out, which tell of exact ones.
/// </summary>
internal sealed class CandidateRow(IOriginVault vault, LiftRules rules, IReadOnlyList<Session> sessions, Precision precision)
{
    /// <summary>A bytea of a sealed point is shorter than this.</summary>
    private const int BoxBytes = 128;

    private readonly Dictionary<Guid, GridPoint> opened = [];
    private readonly HashSet<Guid> lost = [];
    private readonly byte[] box = new byte[BoxBytes];

    /// <summary>Offers that were left out, since a point of theirs cannot be opened with the keys at hand.</summary>
    public IReadOnlyCollection<Guid> Lost => lost;

    /// <summary>Of the wanted session as it is stored now; null until its row was read, and where there is none since nobody travels to it.</summary>
    public uint? Stamp { get; private set; }

    /// <summary>The candidate of the reader's row; null where it is the row of a stamp, and where a point of it cannot be opened: one lost key must not end every search.</summary>
    public LiftCandidate? TryRead(NpgsqlDataReader row)
    {
        if (row.IsDBNull(1))
        {
            Stamp = row.GetFieldValue<uint>(26);
            return null;
        }

        try
        {
            return Read(row);
        }
        catch (CryptographicException)
        {
            lost.Add(row.GetGuid(1));
            return null;
        }
    }

    private LiftCandidate Read(NpgsqlDataReader row)
    {
        var offer = row.GetGuid(1);
        var outward = row.GetBoolean(2);
        var stated = row.Instant(9);
        var run = CoachRun.Of(row.CoachStops(23), outward ? LegDirection.Outward : LegDirection.Return, stated);
        var hidden = precision == Precision.StandIns;
        var origin = hidden ? StandIn(row) : Open(row, offer);
        var session = new GridPoint(row.GetDouble(16), row.GetDouble(17));
        var due = row.GetFieldValue<DateTimeOffset>(18);
        return new LiftCandidate
        {
            OfferId = offer,
            Session = Wanted(row.GetGuid(0)),
            OwnSessionId = row.GetGuid(3),
            BudgetSeconds = row.GetDouble(5),
            DriverName = row.GetString(11),
            DriverBlurred = new GridPoint(row.GetDouble(12), row.GetDouble(13)),
            MeetingPointsOnly = row.GetBoolean(14),
            Demo = row.GetBoolean(15),
            Cost = EnumText<LiftCost>.Read(row.GetString(22)),
            Leg = new Leg
            {
                Direction = outward ? LegDirection.Outward : LegDirection.Return,
                Start = outward ? origin : session,
                End = outward ? session : origin,
                Seats = row.GetInt32(4),
                MaxDetourSeconds = row.GetDouble(8),
                Anchor = outward ? LegTiming.OutwardAnchor(due, stated, rules) : LegTiming.ReturnAnchor(due, stated),
                Limit = row.Instant(10),
                Stops = row.GetInt32(6) == 0 ? [] : Stops(row, inCells: hidden && run is null),
                StartWindow = hidden ? TimeWindow.Always : new TimeWindow(row.Instant(20), row.Instant(21)),
                Run = run,
                Adults = row.IsDBNull(25) ? FrozenSet<Guid>.Empty : row.GetFieldValue<Guid[]>(25).ToHashSet(),
            },
        };
    }

    /// <summary>There are seldom more than a dozen, and mostly one.</summary>
    private Session Wanted(Guid id)
    {
        foreach (var session in sessions)
        {
            if (session.Id == id)
            {
                return session;
            }
        }

        throw new InvalidOperationException("A candidate of a session that nobody asked for.");
    }

    private static GridPoint StandIn(NpgsqlDataReader row)
    {
        var point = row.GetFieldValue<NpgsqlPoint>(24);
        return new GridPoint(point.X, point.Y);
    }

    /// <summary>A coach's stops are public, so they stay where they are.</summary>
    private IReadOnlyList<Stop> Stops(NpgsqlDataReader row, bool inCells)
    {
        var stops = StopJson.Read(row.GetString(19), vault);
        return inCells ? [.. stops.Select(stop => stop with { Point = OriginCell.CentreOf(stop.Point), Window = TimeWindow.Always })] : stops;
    }

    /// <summary>An offer's two legs, and several wanted sessions, share one origin.</summary>
    private GridPoint Open(NpgsqlDataReader row, Guid offer)
    {
        if (opened.TryGetValue(offer, out var known))
        {
            return known;
        }

        var length = (int)row.GetBytes(7, 0, box, 0, box.Length);
        return opened[offer] = vault.OpenPoint(offer, box.AsSpan(0, length));
    }
}
