using Proof.Chaos.Histories;
using Proof.Chaos.Stored;

namespace Proof.Chaos.Checks;

/// <summary>Holds a history and what is stored at its end against every property.</summary>
public static class Checker
{
    /// <summary>The properties by name.</summary>
    public static IReadOnlyList<(string Name, Func<History, WorldState, IEnumerable<string>> Faults)> Properties { get; } =
    [
        ("every answer is one that may be", (history, _) => history.Faults),
        ("every acknowledged write is there", AcknowledgedWrites.Faults),
        ("the same id has one answer", (history, _) => SameAnswers.Faults(history)),
        ("no seat is sold twice", (_, state) => SeatsSold.Faults(state)),
        ("no booking is in two states", BookingStates.Faults),
        ("a booking lives once", (_, state) => BookingLives.Faults(state)),
        ("one accepted booking a request and leg", (_, state) => AcceptedOnce.Faults(state)),
        ("of a pair both or neither", (_, state) => Pairs.Faults(state)),
        ("the headcount is the sign-ups", (_, state) => Headcounts.Faults(state)),
        ("who was freed is rematched or told", (_, state) => FreedPassengers.Faults(state)),
        ("everybody concerned is told once", (_, state) => PeopleTold.Faults(state)),
        ("everybody is told of changes once", ChangesTold.Faults),
        ("promised times hold", (_, state) => PromisesKept.Faults(state)),
    ];

    /// <summary>What does not hold, each fault with the name of its property.</summary>
    public static IReadOnlyList<string> Faults(History history, WorldState state) =>
        [.. Properties.SelectMany(property => property.Faults(history, state).Select(fault => $"{property.Name}: {fault}"))];
}
