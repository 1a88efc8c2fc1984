using Matching.Lifts;
using Matching.Outcomes;
using Matching.Sessions;

namespace Matching.Storage.Lifts;

/// <summary>Legs, the session that they were drawn to, and the terms that they were drawn by.</summary>
/// <param name="To">The session as it was.</param>
/// <param name="Terms">The terms, their origin hidden.</param>
/// <param name="Legs">The legs, or why there can be none.</param>
internal sealed record DrawnLegs(Session To, LiftTerms Terms, Result<IReadOnlyList<LegPlan>> Legs);
