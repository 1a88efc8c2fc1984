namespace Matching.Sessions;

/// <summary>
/// Who gets a place, first come first served: nobody overtakes a party that waits, not even where that party does not fit into the places left.
/// Only a party larger than the session's maximum, which was lowered after it came, holds nobody up: it could never go.
/// </summary>
public static class WaitingList
{
    /// <summary>Tells whether a party that comes now has a place at once.</summary>
    /// <param name="session">The session with its counts.</param>
    /// <param name="waiting">Sizes of the parties that wait.</param>
    /// <param name="people">Size of the party that comes.</param>
    public static bool HasRoom(Session session, IEnumerable<int> waiting, int people) =>
        people <= session.PlacesLeft && waiting.All(party => party > session.Maximum);

    /// <summary>How many of those who wait, in their order, have a place now: their indexes.</summary>
    /// <param name="session">The session with its counts.</param>
    /// <param name="waiting">Sizes of the parties that wait, first come first.</param>
    public static IReadOnlyList<int> MoveUp(Session session, IReadOnlyList<int> waiting)
    {
        var left = session.PlacesLeft;
        var moved = new List<int>();
        for (var at = 0; at < waiting.Count; at++)
        {
            if (waiting[at] > session.Maximum)
            {
                continue;
            }

            if (waiting[at] > left)
            {
                break;
            }

            left -= waiting[at];
            moved.Add(at);
        }

        return moved;
    }
}
