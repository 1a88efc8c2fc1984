using Proof.Chaos.Histories;
using Proof.Chaos.Stored;

namespace Proof.Chaos.Checks;

/// <summary>
/// One row a person and happening. Of a booking's change, or of what one side says, the driver or the passenger is told or both, as often as it happened; of a session's move and end everybody who has a
/// place there, or asks for a lift there, is told once.
/// </summary>
internal static class ChangesTold
{
    private static readonly HashSet<string> Changes = ["BOOKING_CHANGED", "LATE", "NO_SHOW"];

    /// <summary>What does not hold.</summary>
    public static IEnumerable<string> Faults(History history, WorldState state)
    {
        foreach (var twice in state.Messages.GroupBy(message => (message.HappeningId, message.Person)).Where(same => same.Count() > 1))
        {
            yield return $"{twice.Key.Person} is told twice of one happening: {string.Join(", ", twice)}";
        }

        foreach (var fault in OfBookings(state).Concat(OfSessions(history, state)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> OfBookings(WorldState state)
    {
        var told = state.Messages.Where(message => Changes.Contains(message.Kind)).ToLookup(message => (message.BookingId, message.Kind));
        var happened = state.Events.Where(one => Changes.Contains(one.Kind)).CountBy(one => (one.BookingId, one.Kind)).ToDictionary();
        foreach (var key in told.Select(same => same.Key).Union(happened.Keys))
        {
            var (times, messages) = (happened.GetValueOrDefault(key), told[key].ToList());
            if (messages.Count < times || messages.CountBy(message => message.Person).Any(person => person.Value > times))
            {
                yield return $"{key.Kind} of booking {key.BookingId} happened {times} times, and is told {string.Join(", ", messages.CountBy(message => message.Person))}";
            }
        }
    }

    private static IEnumerable<string> OfSessions(History history, WorldState state)
    {
        var told = state.Messages.Where(message => message.Kind is "SESSION_CHANGED" or "SESSION_CANCELLED").ToLookup(message => message.SessionId!.Value);
        var signUps = state.SignUps.ToLookup(signUp => signUp.SessionId);
        var moves = history.Operations.Where(operation => operation.Rpc.EndsWith("/UpdateSession", StringComparison.Ordinal))
            .SelectMany(operation => operation.Facts).CountBy(fact => fact.Id).ToDictionary();
        var unsure = history.Operations.Count(operation => operation.Outcome == Outcome.Unknown);
        foreach (var session in state.Sessions)
        {
            var happenings = told[session.Id].GroupBy(message => (message.HappeningId, message.Kind)).ToList();
            if (happenings.Count(one => one.Key.Kind == "SESSION_CANCELLED") > 1 || (session.State == "SCHEDULED" && happenings.Exists(one => one.Key.Kind == "SESSION_CANCELLED")))
            {
                yield return $"{session} was told to be cancelled {happenings.Count(one => one.Key.Kind == "SESSION_CANCELLED")} times";
            }

            if (happenings.Count(one => one.Key.Kind == "SESSION_CHANGED") > moves.GetValueOrDefault(session.Id) + unsure)
            {
                yield return $"{session} moved {moves.GetValueOrDefault(session.Id)} times, and {happenings.Count(one => one.Key.Kind == "SESSION_CHANGED")} moves are told";
            }

            if (session.State == "CANCELLED" && signUps[session.Id].Any() && happenings.TrueForAll(one => one.Key.Kind != "SESSION_CANCELLED"))
            {
                yield return $"{session} is cancelled, and nobody is told";
            }

            // A place is given, and a session changed, under the session's lock: their times follow its order.
            foreach (var happening in happenings)
            {
                var people = happening.Select(message => message.Person).ToHashSet();
                var when = happening.Min(message => message.CreatedAt);
                foreach (var signUp in signUps[session.Id].Where(signUp => signUp.State != "CANCELLED" && signUp.CreatedAt < when && !people.Contains(signUp.Subject)))
                {
                    yield return $"{signUp.Subject} is not told of {happening.Key.Kind} of {session}";
                }
            }
        }
    }
}
