using Matching.Lifts;
using Matching.Sessions;

namespace Matching.Storage.Lifts;

/// <summary>One wanted session in one direction, and when a car that only passes may be there.</summary>
/// <param name="Session">The session.</param>
/// <param name="Direction">Which way.</param>
/// <param name="PassingFrom">Earliest.</param>
/// <param name="PassingUntil">Latest, never before the earliest.</param>
internal sealed record WantedLeg(Session Session, LegDirection Direction, DateTimeOffset PassingFrom, DateTimeOffset PassingUntil)
{
    /// <summary>Every wanted session and direction of a wish; no car is met before now.</summary>
    public static IReadOnlyList<WantedLeg> Of(LiftWish wish, LiftRules rules, DateTimeOffset now)
    {
        var wanted = new List<WantedLeg>(wish.Sessions.Count * 2);
        foreach (var session in wish.Sessions)
        {
            if (wish.Legs.HasFlag(Legs.Outward))
            {
                var due = session.StartsAt - rules.Buffer;
                wanted.Add(Between(session, LegDirection.Outward, due - rules.GreatestWaitPassing, due, now));
            }

            if (wish.Legs.HasFlag(Legs.Return))
            {
                wanted.Add(Between(session, LegDirection.Return, session.EndsAt, session.EndsAt + rules.GreatestWaitPassing, now));
            }
        }

        return wanted;
    }

    private static WantedLeg Between(Session session, LegDirection direction, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now)
    {
        var earliest = from > now ? from : now;
        return new WantedLeg(session, direction, earliest, until > earliest ? until : earliest);
    }
}
