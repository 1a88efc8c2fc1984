using Matching.Lifts;
using Matching.Outcomes;
using Matching.Sessions;

namespace Matching.Storage.Lifts;

/// <summary>Legs, and the session that they were drawn to.</summary>
/// <param name="To">The session as it was.</param>
/// <param name="Legs">The legs, or why there can be none.</param>
internal sealed record DrawnLegs(Session To, Result<IReadOnlyList<LegPlan>> Legs);
