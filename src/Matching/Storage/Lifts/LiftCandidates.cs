using Matching.Geo;
using Matching.Lifts;
using Matching.Measures;
using Matching.Seats;
using Matching.Sessions;
using Matching.Storage.Sessions;
using Matching.Travel;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NpgsqlTypes;

namespace Matching.Storage.Lifts;

/// <summary>
/// Finds candidates by one statement, in one round trip with the session where it is not at hand or has changed since it was read. Meeting points change with an import alone, so they are
/// read from the snapshot in memory; before it is there, and where there is none, from the database in the same round trip.
/// </summary>
internal sealed partial class LiftCandidates(
    Database source, IOriginVault vault, LiftRules rules, ITravelTimes travel, LoadedFigures? figures = null, ILogger<LiftCandidates>? logger = null) : ILiftCandidates
{
    /// <summary>Meeting points that a search looks at, at most: the nearest.</summary>
    private const int MostMeetingPoints = 50;

    /// <summary>The candidate statement, as benchmarks run it too.</summary>
    internal static readonly string Candidates = Sql.Read("Lifts/candidates.sql");

    /// <summary>Rounding in projections and stored points is less than this.</summary>
    private const double RoundingMetres = 1;

    private static readonly string[] Outward = [EnumText<LegDirection>.Of(LegDirection.Outward)];
    private static readonly string[] Return = [EnumText<LegDirection>.Of(LegDirection.Return)];
    private static readonly string[] Both = [.. Outward, .. Return];

    private static readonly string SessionById = SessionRow.Statement("Sessions/get.sql");
    private static readonly string MeetingPoints = Sql.Read("Lifts/meeting_points.sql");

    private readonly KnownSessions known = new();

    /// <summary>Where nobody listens, as in benchmarks, nothing is said.</summary>
    private readonly ILogger logger = logger ?? NullLogger<LiftCandidates>.Instance;

    /// <inheritdoc />
    public async Task<CandidateSet> FindAsync(LiftWish wish, DateTimeOffset now, CancellationToken cancellation)
    {
        // The sessions are of one campaign, and where none is wanted there is none to be found.
        await using var batch = (wish.Sessions is [var first, ..] ? source.In(first.Campaign) : source).CreateBatch();
        Guid[] sessions = [.. wish.Sessions.Select(session => session.Id)];
        batch.BatchCommands.Add(CandidateCommand(sessions, wish, rules, travel.Least, now));
        var near = AddMeetingPoints(batch, wish);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        return await ReadAsync(reader, wish, wish.Sessions, near, cancellation);
    }

    /// <inheritdoc />
    public async Task<CandidateSet?> FindToAsync(Guid session, LiftWish wish, DateTimeOffset now, CancellationToken cancellation) =>
        known.Find(session) is { } remembered && await FindToAsync(remembered, wish, now, cancellation) is { } found
            ? found
            : await ReadToAsync(session, wish, now, cancellation);

    /// <summary>The candidate statement with its parameters.</summary>
    internal static NpgsqlBatchCommand CandidateCommand(
        Guid[] sessions, LiftWish wish, LiftRules rules, LeastTimes least, DateTimeOffset now, bool stamps = false) => new(Candidates)
        {
            Parameters =
        {
            new NpgsqlParameter<Guid[]> { TypedValue = sessions },
            new NpgsqlParameter<string[]> { TypedValue = DirectionsOf(wish.Legs) },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = now.ToUniversalTime() },
            new NpgsqlParameter<TimeSpan> { TypedValue = rules.Buffer },
            new NpgsqlParameter<TimeSpan> { TypedValue = rules.GreatestWaitPassing },
            new NpgsqlParameter<NpgsqlPoint> { TypedValue = wish.Origin.ToPlain() },
            new NpgsqlParameter<double> { TypedValue = wish.MaxWalkMetres },
            new NpgsqlParameter<int> { TypedValue = wish.PartySize },
            new NpgsqlParameter<bool> { TypedValue = wish.WomenOnly },
            new NpgsqlParameter<bool> { TypedValue = wish.WomenOnlyWelcome },
            new NpgsqlParameter<bool> { TypedValue = wish.Wheelchair },
            new NpgsqlParameter<bool> { TypedValue = wish.ChildSeat },
            new NpgsqlParameter { Value = (object?)wish.Subject ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new NpgsqlParameter<double> { TypedValue = least.SecondsPerMetre },
            new NpgsqlParameter<double> { TypedValue = least.StartMetres },
            new NpgsqlParameter<double> { TypedValue = least.HalfwayMetres },
            new NpgsqlParameter<double> { TypedValue = (wish.Precision == Precision.StandIns ? 0 : StandIn.Furthest) + RoundingMetres },
            new NpgsqlParameter<double> { TypedValue = wish.Precision == Precision.StandIns ? DirectTimes.AsideSeconds : 0 },
            new NpgsqlParameter<bool> { TypedValue = wish.Accompanied },
            new NpgsqlParameter<bool> { TypedValue = stamps },
        },
        };

    /// <summary>By a session that is remembered; null where it is no longer as it was.</summary>
    private async Task<CandidateSet?> FindToAsync(KnownSession remembered, LiftWish wish, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var batch = source.In(remembered.Session.Campaign).CreateBatch();
        batch.BatchCommands.Add(CandidateCommand([remembered.Session.Id], wish, rules, travel.Least, now, stamps: true));
        var near = AddMeetingPoints(batch, wish);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        Session[] sessions = [remembered.Session];
        var row = new CandidateRow(vault, rules, sessions, wish.Precision);
        var legs = await ReadLegsAsync(reader, row, cancellation);
        return row.Stamp == remembered.Stamp
            ? new CandidateSet(sessions, legs, near ?? await ReadMeetingPointsAsync(reader, wish, cancellation))
            : null;
    }

    /// <summary>By a session that is read in the same round trip.</summary>
    private async Task<CandidateSet?> ReadToAsync(Guid session, LiftWish wish, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var batch = source.AtSession(session).CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(SessionById) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = session } } });
        batch.BatchCommands.Add(CandidateCommand([session], wish, rules, travel.Least, now));
        var near = AddMeetingPoints(batch, wish);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
        {
            return null;
        }

        var read = new KnownSession(SessionRow.Read(reader), SessionRow.Stamp(reader));
        known.Learn(read);
        await reader.NextResultAsync(cancellation);
        Session[] sessions = [read.Session];
        return await ReadAsync(reader, wish, sessions, near, cancellation);
    }

    /// <summary>The meeting points from memory; null where there is no snapshot and the batch now asks for them.</summary>
    private IReadOnlyList<BoardingPoint>? AddMeetingPoints(NpgsqlBatch batch, LiftWish wish)
    {
        if (figures?.Current is { } snapshot)
        {
            return [.. snapshot.MeetingPoints.Near(wish.Origin, wish.MaxWalkMetres, wish.StepFree, MostMeetingPoints)
                .Select(near => new BoardingPoint(near.Place.Point, near.Metres, near.Place.Name))];
        }

        batch.BatchCommands.Add(MeetingPointCommand(wish));
        return null;
    }

    /// <summary>Reads candidates, then meeting points where they are not at hand.</summary>
    private async Task<CandidateSet> ReadAsync(
        NpgsqlDataReader reader, LiftWish wish, IReadOnlyList<Session> sessions, IReadOnlyList<BoardingPoint>? near, CancellationToken cancellation)
    {
        var legs = await ReadLegsAsync(reader, new CandidateRow(vault, rules, sessions, wish.Precision), cancellation);
        return new CandidateSet(sessions, legs, near ?? await ReadMeetingPointsAsync(reader, wish, cancellation));
    }

    private async Task<IReadOnlyList<LiftCandidate>> ReadLegsAsync(NpgsqlDataReader reader, CandidateRow row, CancellationToken cancellation)
    {
        var legs = new List<LiftCandidate>();
        while (await reader.ReadAsync(cancellation))
        {
            if (row.TryRead(reader) is { } candidate)
            {
                legs.Add(candidate);
            }
        }

        if (row.Lost.Count > 0)
        {
            SearchMeter.Lost(row.Lost.Count);
            LogLost(row.Lost.Count, row.Lost.First());
        }

        return legs;
    }

    private static async Task<IReadOnlyList<BoardingPoint>> ReadMeetingPointsAsync(NpgsqlDataReader reader, LiftWish wish, CancellationToken cancellation)
    {
        await reader.NextResultAsync(cancellation);
        var points = new List<BoardingPoint>();
        while (await reader.ReadAsync(cancellation))
        {
            var point = new GridPoint(reader.GetDouble(0), reader.GetDouble(1));
            points.Add(new BoardingPoint(point, point.MetresTo(wish.Origin), reader.GetString(2)));
        }

        return points;
    }

    private static string[] DirectionsOf(Legs legs) => legs switch
    {
        Legs.Outward => Outward,
        Legs.Return => Return,
        _ => Both,
    };

    private static NpgsqlBatchCommand MeetingPointCommand(LiftWish wish) => new(MeetingPoints)
    {
        Parameters =
        {
            new NpgsqlParameter<double> { TypedValue = wish.Origin.Easting },
            new NpgsqlParameter<double> { TypedValue = wish.Origin.Northing },
            new NpgsqlParameter<double> { TypedValue = wish.MaxWalkMetres },
            new NpgsqlParameter<bool> { TypedValue = wish.StepFree },
        },
    };

    [LoggerMessage(EventId = 2124, Level = LogLevel.Warning, Message = "{Count} offers were left out of a search, since their origins cannot be opened with the keys at hand; one is {Offer}")]
    private partial void LogLost(int count, Guid offer);
}
