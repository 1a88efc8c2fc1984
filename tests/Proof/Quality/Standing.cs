namespace Proof.Quality;

/// <summary>Where a rule ended.</summary>
/// <param name="Name">Whose rule.</param>
/// <param name="Asks">Drivers that somebody asks at most.</param>
/// <param name="RadiusMetres">The radius it was tried with; null where it has none.</param>
/// <param name="Tally">What it came to.</param>
internal sealed record Standing(string Name, int Asks, double? RadiusMetres, Tally Tally);
