using Matching.Lifts;
using Matching.Sessions;

namespace Matching.Bookings;

/// <summary>An offer and a request, with all that says whether they fit.</summary>
/// <param name="Car">The car with everybody aboard but the party itself.</param>
/// <param name="Request">The request.</param>
/// <param name="Session">The request's session.</param>
/// <param name="Points">Public points where the party may board.</param>
/// <param name="OnlySteps">True where there are points within the walk, none of them known to be step-free, and the party needs that.</param>
/// <param name="TellsAge">Whether the reader may learn that the passenger is 16 or 17; a driver whom they have asked may not, and is told what a full car would tell.</param>
public sealed record MatchCase(Car Car, LiftRequest Request, Session Session, IReadOnlyList<BoardingPoint> Points, bool OnlySteps, bool TellsAge = true);
