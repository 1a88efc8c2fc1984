using Matching.Bookings;
using Matching.Lifts;
using Matching.Sessions;

namespace Matching.Storage.Sessions;

/// <summary>What it means that a session moves in time or place, as planned before anything is locked.</summary>
/// <param name="To">The session as it will be.</param>
/// <param name="Cars">What it means for each car that goes there, or carries somebody who does.</param>
/// <param name="Legs">The legs, drawn anew, of the offers that go there, with the version of the offer.</param>
internal sealed record SessionMove(Session To, IReadOnlyList<CarChange> Cars, IReadOnlyList<(Guid Offer, long Version, LegPlan Leg)> Legs);
