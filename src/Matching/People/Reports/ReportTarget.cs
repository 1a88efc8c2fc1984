namespace Matching.People.Reports;

/// <summary>Names a person by something that the caller may see of them, never by who they are; exactly one is set.</summary>
/// <param name="Booking">The other side of this booking of the caller's.</param>
/// <param name="LiftOffer">The driver of this offer.</param>
/// <param name="LiftRequest">The passenger of this request, who has asked the caller for a seat.</param>
/// <param name="Session">Who made this session.</param>
public sealed record ReportTarget(Guid? Booking, Guid? LiftOffer, Guid? LiftRequest, Guid? Session);
