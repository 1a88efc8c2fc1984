namespace Matching.People.SignIn;

/// <summary>A sign-in that was begun.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="Campaign">Slug of the campaign.</param>
/// <param name="ExpiresAt">Until when it may be ended.</param>
public sealed record SignInStart(Guid Id, string Campaign, DateTimeOffset ExpiresAt);
