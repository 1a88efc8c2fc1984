namespace Matching.Plans;

/// <summary>A sign-up, or a booking with it, that a plan keeps.</summary>
/// <param name="Volunteer">Id of who is signed up.</param>
/// <param name="Session">Id of the session.</param>
/// <param name="Driver">Id of whose car they ride in; their own where they drive; null where they come on their own.</param>
/// <param name="MeetingPoint">Id of where they board; null for their own point.</param>
public sealed record PlanKept(string Volunteer, string Session, string? Driver = null, string? MeetingPoint = null);
