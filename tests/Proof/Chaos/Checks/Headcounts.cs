using Proof.Chaos.Stored;

namespace Proof.Chaos.Checks;

/// <summary>A session's counts are its sign-ups, within its maximum; whoever drives a car or rides there has places for all their people.</summary>
internal static class Headcounts
{
    /// <summary>What does not hold.</summary>
    public static IEnumerable<string> Faults(WorldState state)
    {
        var signUps = state.SignUps.ToLookup(signUp => signUp.SessionId);
        foreach (var session in state.Sessions)
        {
            var going = signUps[session.Id].Where(signUp => signUp.State == "GOING").Sum(signUp => signUp.People);
            var waiting = signUps[session.Id].Where(signUp => signUp.State == "WAITING").Sum(signUp => signUp.People);
            if ((session.SignedUp, session.Waiting) != (going, waiting) || going > session.Maximum)
            {
                yield return $"{session} has {going} going and {waiting} waiting";
            }
        }

        foreach (var twice in state.SignUps.Where(signUp => signUp.State != "CANCELLED").GroupBy(signUp => (signUp.SessionId, signUp.Subject)).Where(same => same.Count() > 1))
        {
            yield return $"{twice.Key} is signed up {twice.Count()} times";
        }

        var places = state.SignUps.Where(signUp => signUp.State == "GOING")
            .GroupBy(signUp => (signUp.SessionId, signUp.Subject)).ToDictionary(same => same.Key, same => same.Max(signUp => signUp.People));
        foreach (var offer in state.Offers.Where(offer => offer.State == "ACTIVE" && offer.CoachStops.Count == 0 && !places.ContainsKey((offer.SessionId, offer.Driver))))
        {
            yield return $"the driver of {offer} has no place there";
        }

        var requests = state.Requests.ToDictionary(request => request.Id);
        foreach (var booking in state.Bookings.Where(booking => booking.Holds))
        {
            var request = requests[booking.RequestId];
            if (places.GetValueOrDefault((request.SessionId, request.Passenger)) < booking.People)
            {
                yield return $"{booking} brings people who have no place there";
            }
        }
    }
}
