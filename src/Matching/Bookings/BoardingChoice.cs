using Matching.Lifts;

namespace Matching.Bookings;

/// <summary>Where a party may board: anywhere that the rules allow until something was agreed, and only there afterwards.</summary>
public sealed class BoardingChoice
{
    private readonly IReadOnlyList<BoardingPoint> near;
    private readonly IReadOnlyList<BookedLeg> agreed;

    private BoardingChoice(IReadOnlyList<BoardingPoint> near, IReadOnlyList<BookedLeg> agreed)
    {
        this.near = near;
        this.agreed = agreed;
    }

    /// <summary>The own place where both sides allow it, or any of these public points.</summary>
    public static BoardingChoice Any(IReadOnlyList<BoardingPoint> near) => new(near, []);

    /// <summary>The points of a booking's legs.</summary>
    public static BoardingChoice AsBooked(IReadOnlyList<BookedLeg> agreed) => new([], agreed);

    /// <summary>The wish as it stands for one direction, and the public points it may board at.</summary>
    public (LiftWish Wish, IReadOnlyList<BoardingPoint> Points) On(LegDirection direction, LiftWish wish)
    {
        if (agreed.FirstOrDefault(leg => leg.Direction == direction) is not { } leg)
        {
            return (wish, near);
        }

        return leg.MeetingPoint.Length == 0
            ? (wish, [])
            : (wish with { MeetingPointsOnly = true, AgreedPoint = leg.Home }, [new BoardingPoint(leg.Home, leg.WalkMetres, leg.MeetingPoint)]);
    }
}
