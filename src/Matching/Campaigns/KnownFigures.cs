namespace Matching.Campaigns;

/// <summary>What the loaded releases know of the figures that a campaign names.</summary>
/// <param name="BoundarySet">The boundary set meant; null where it is not loaded.</param>
/// <param name="Election">The election meant; null where its results are not loaded for the boundary set.</param>
/// <param name="PartyStood">True where no party was named, or it stood in the election and is neither an independent nor the Speaker.</param>
/// <param name="UnknownSeats">The listed codes that are no seats of the boundary set.</param>
public sealed record KnownFigures(string? BoundarySet, string? Election, bool PartyStood, IReadOnlyList<string> UnknownSeats);
