using Matching.Bookings;
using Matching.Lifts;

namespace Matching.Storage.Bookings;

/// <summary>A booking that is about to be stored.</summary>
/// <param name="Plan">How its car would carry the party.</param>
/// <param name="Request">Who wants the seats.</param>
/// <param name="PairId">The other booking of its pair.</param>
/// <param name="DriverYes">The driver's yes is given.</param>
/// <param name="PassengerYes">The passenger's yes is given.</param>
/// <param name="Origin">Who asks.</param>
internal sealed record BookingDraft(SeatPlan Plan, LiftRequest Request, Guid? PairId, bool DriverYes, bool PassengerYes, BookingOrigin Origin);
