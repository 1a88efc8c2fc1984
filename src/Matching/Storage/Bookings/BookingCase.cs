using Matching.Bookings;
using Matching.Lifts;
using Matching.Sessions;

namespace Matching.Storage.Bookings;

/// <summary>All that a booking rests on, as it was read before anything is locked.</summary>
/// <param name="Request">Who wants the seats, the origin opened.</param>
/// <param name="Session">The request's session.</param>
/// <param name="Cars">The cars asked for, in the order they were named.</param>
internal sealed record BookingCase(LiftRequest Request, Session Session, IReadOnlyList<Car> Cars)
{
    /// <summary>Tells whether the offer, the request or the session is over.</summary>
    public bool IsOver(DateTimeOffset now) =>
        Request.Cancelled || Session.Remote || Session.IsClosed(now) || Cars.Any(car => car.Offer.Cancelled || car.Session.Cancelled);
}
