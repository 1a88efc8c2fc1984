namespace Matching.Campaigns;

/// <summary>Says what the loaded releases know of the figures that a campaign names.</summary>
public interface IFigures
{
    /// <summary>Looks the figures up.</summary>
    /// <param name="boundarySet">Boundary set; empty means the newest.</param>
    /// <param name="election">Election; empty means the boundary set's latest.</param>
    /// <param name="party">Party's short name; empty for none.</param>
    /// <param name="seats">GSS codes of listed seats.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    Task<KnownFigures> LookUpAsync(
        string boundarySet,
        string election,
        string party,
        IReadOnlyCollection<string> seats,
        CancellationToken cancellation);
}
