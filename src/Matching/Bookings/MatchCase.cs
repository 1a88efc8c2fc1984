using Matching.Lifts;
using Matching.Sessions;

namespace Matching.Bookings;

/// <summary>An offer and a request, with all that says whether they fit.</summary>
/// <param name="Car">The car with everybody aboard but the party itself.</param>
/// <param name="Request">The request.</param>
/// <param name="Session">The request's session.</param>
/// <param name="Points">Public points where the party may board.</param>
/// <param name="OnlySteps">True where there are points within the walk, none of them known to be step-free, and the party needs that.</param>
public sealed record MatchCase(Car Car, LiftRequest Request, Session Session, IReadOnlyList<BoardingPoint> Points, bool OnlySteps)
{
    /// <summary>Whether the reader may learn that the passenger is 16 or 17; a driver whom they have asked may not, and is told what a full car would tell.</summary>
    public bool TellsAge { get; init; } = true;

    /// <summary>
    /// Whether the request is taken to start at its passenger's blurred point: for all but the passenger, and the driver who has accepted them. Whoever may move a car, or make another, would else
    /// place the passenger by what fits it.
    /// </summary>
    public bool Blurred { get; init; }
}
