namespace Matching.People;

/// <summary>Somebody whom a person will not share a car with. It keeps both apart; only who made it ever learns of it.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="Campaign">Slug of the campaign in which they met.</param>
/// <param name="Blocker">Subject of who made it.</param>
/// <param name="Blocked">Subject of the other.</param>
/// <param name="BlockedName">The first name that the blocker knew them by.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record Block(Guid Id, string Campaign, string Blocker, string Blocked, string BlockedName, DateTimeOffset CreatedAt)
{
    /// <summary>Whose it is.</summary>
    public Whose Whose() => new(Campaign, Owner: Blocker);
}
