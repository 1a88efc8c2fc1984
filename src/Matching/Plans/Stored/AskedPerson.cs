namespace Matching.Plans.Stored;

/// <summary>Somebody whom a plan has asked to come to a session.</summary>
/// <param name="Availability">What they had said.</param>
/// <param name="Session">The session.</param>
/// <param name="SignUp">The sign-up that holds their place.</param>
public sealed record AskedPerson(Guid Availability, Guid Session, Guid SignUp);
