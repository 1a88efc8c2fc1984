namespace Matching.Lifts;

/// <summary>Directions as flags.</summary>
public static class LegDirections
{
    /// <summary>The flag of a direction.</summary>
    public static Legs ToFlag(this LegDirection direction) => direction == LegDirection.Outward ? Legs.Outward : Legs.Return;

    /// <summary>The flags of directions.</summary>
    public static Legs ToFlags(this IEnumerable<LegDirection> directions) => directions.Aggregate(Legs.None, (all, direction) => all | direction.ToFlag());

    /// <summary>The directions of the flags, outward first.</summary>
    public static IEnumerable<LegDirection> Each(this Legs legs)
    {
        if (legs.HasFlag(Legs.Outward))
        {
            yield return LegDirection.Outward;
        }

        if (legs.HasFlag(Legs.Return))
        {
            yield return LegDirection.Return;
        }
    }
}
