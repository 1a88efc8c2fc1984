namespace Matching.Sessions;

/// <summary>Reads the sessions that a search may lead to.</summary>
public interface IOpenSessions
{
    /// <summary>
    /// The campaign's sessions that are not cancelled and overlap <c>[from, until)</c>, by start, then id. Full and remote ones are among them, since
    /// the shortfall counts them; <see cref="Session.IsOpen"/> tells which can be travelled to.
    /// </summary>
    /// <param name="campaign">Slug of the campaign.</param>
    /// <param name="seats">Only these seats' sessions; all where null.</param>
    /// <param name="from">Start of the window.</param>
    /// <param name="until">End of the window, not in it.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    Task<IReadOnlyList<Session>> InWindowAsync(
        string campaign,
        IReadOnlyCollection<string>? seats,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancellation);
}
