using Matching.Sessions;

namespace Matching.Storage.Sessions;

/// <summary>Reads the sessions that a search may lead to from the database.</summary>
internal sealed class OpenSessions(Database source) : IOpenSessions
{
    private static readonly string InWindow = SessionRow.Statement("Sessions/in_window.sql");

    /// <inheritdoc />
    public async Task<IReadOnlyList<Session>> InWindowAsync(
        string campaign,
        IReadOnlyCollection<string>? seats,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancellation)
    {
        await using var command = source.In(campaign).Command(InWindow, campaign, seats?.ToArray(), from, until);
        return await command.ReadAllAsync(SessionRow.Read, cancellation);
    }
}
