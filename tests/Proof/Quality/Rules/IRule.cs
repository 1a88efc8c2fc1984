using Matching.Lifts;

namespace Proof.Quality.Rules;

/// <summary>How somebody who wants a lift comes by one.</summary>
internal interface IRule
{
    /// <summary>Finds the party a lift, or not, and books it.</summary>
    Task MatchAsync(LiftRequest request, Fleet fleet);
}
