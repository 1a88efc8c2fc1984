using Matching.Sessions;

namespace Matching.Storage.Sessions;

/// <summary>A session as the parameters of the statements that write one.</summary>
internal static class SessionValues
{
    /// <summary>The parameters of <c>insert.sql</c>.</summary>
    public static object?[] ToInsert(Session session, string createdBy, DateTimeOffset now) =>
    [
        session.Id, session.Campaign, session.BoundarySet, .. Content(session), session.Demo, createdBy, now,
    ];

    /// <summary>The parameters of <c>update.sql</c>.</summary>
    public static object?[] ToUpdate(Session session, DateTimeOffset now) => [session.Id, .. Content(session), session.Cancelled, now];

    /// <summary>What an organiser may change, in the order of both statements.</summary>
    private static object?[] Content(Session session) =>
    [
        session.SeatCode,
        EnumText<SessionKind>.Of(session.Kind),
        session.Location?.Latitude,
        session.Location?.Longitude,
        session.Grid?.Easting,
        session.Grid?.Northing,
        session.Address,
        session.StartsAt.ToUniversalTime(),
        session.EndsAt.ToUniversalTime(),
        session.Wanted,
        session.Maximum,
        session.OrganiserName,
        session.Bring,
        EnumText<StepFree>.Of(session.StepFree),
        session.Remote,
    ];
}
