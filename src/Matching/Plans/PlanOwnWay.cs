namespace Matching.Plans;

/// <summary>Somebody who comes to a session on their own.</summary>
/// <param name="Volunteer">Id of the volunteer.</param>
/// <param name="Session">Id of the session.</param>
public sealed record PlanOwnWay(string Volunteer, string Session);
