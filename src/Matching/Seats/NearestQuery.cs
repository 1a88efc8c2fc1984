using Matching.Geo;

namespace Matching.Seats;

/// <summary>Which marginal seats are wanted, from where, when.</summary>
/// <param name="Origin">The place.</param>
/// <param name="View">Whose marginal seats.</param>
/// <param name="Rank">In which order.</param>
/// <param name="Limit">How many at most.</param>
/// <param name="MaxMetres">Leaves out seats further away; positive infinity for none.</param>
/// <param name="From">Start of the window in which sessions count.</param>
/// <param name="Until">End of the window, not in it.</param>
/// <param name="WithSessions">True where the sessions are wanted whatever the rank.</param>
internal sealed record NearestQuery(
    Place Origin,
    MarginalView View,
    Rank Rank,
    int Limit,
    double MaxMetres,
    DateTimeOffset From,
    DateTimeOffset Until,
    bool WithSessions);
