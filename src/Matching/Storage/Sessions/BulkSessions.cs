using Matching.Sessions;
using Npgsql;

namespace Matching.Storage.Sessions;

/// <summary>Stores many sessions and sign-ups at once by binary COPY: for the demo weekend, benchmarks and tests.</summary>
internal static class BulkSessions
{
    private static readonly string CopySessions = Sql.ReadCopy("Sessions/copy.sql");
    private static readonly string CopySignUps = Sql.ReadCopy("Sessions/sign_up_copy.sql");

    /// <summary>Stores sessions; nobody is signed up yet.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, IEnumerable<Session> sessions, string createdBy, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(CopySessions, cancellation);
        foreach (var session in sessions)
        {
            await copy.WriteRowAsync(
                cancellation,
                session.Id, session.Campaign, session.BoundarySet, session.SeatCode, EnumText<SessionKind>.Of(session.Kind), session.Location?.Latitude,
                session.Location?.Longitude, session.Grid?.Easting, session.Grid?.Northing, session.Address, session.StartsAt.UtcDateTime,
                session.EndsAt.UtcDateTime, session.Wanted, session.Maximum, session.OrganiserName, session.Bring,
                EnumText<StepFree>.Of(session.StepFree), session.Remote, session.Cancelled, session.Demo, createdBy, session.CreatedAt.UtcDateTime,
                session.UpdatedAt.UtcDateTime);
        }

        await copy.CompleteAsync(cancellation);
    }

    /// <summary>Stores sign-ups with a place.</summary>
    public static async Task WriteSignUpsAsync(NpgsqlConnection connection, IEnumerable<SignUp> signUps, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(CopySignUps, cancellation);
        foreach (var signUp in signUps)
        {
            await copy.WriteRowAsync(
                cancellation,
                signUp.Id, signUp.Session, signUp.Subject, signUp.Name, signUp.People, EnumText<SignUpState>.Of(SignUpState.Going),
                signUp.CreatedAt.UtcDateTime, signUp.CreatedAt.UtcDateTime);
        }

        await copy.CompleteAsync(cancellation);
    }
}
