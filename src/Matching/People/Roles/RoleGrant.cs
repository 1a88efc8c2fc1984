namespace Matching.People.Roles;

/// <summary>A role that an address has in a campaign, whether or not anybody has come with it.</summary>
/// <param name="Id">UUIDv7; another where the grant was replaced.</param>
/// <param name="Campaign">Slug of the campaign.</param>
/// <param name="Role">Organiser or administrator.</param>
/// <param name="Seats">Codes of the seats of an organiser; null for every seat.</param>
/// <param name="CreatedAt">When it was granted.</param>
public sealed record RoleGrant(Guid Id, string Campaign, Role Role, IReadOnlyList<string>? Seats, DateTimeOffset CreatedAt)
{
    /// <summary>The address; empty where it is not to be told or kept.</summary>
    public string Email { get; init; } = "";

    /// <summary>It is the campaign's.</summary>
    public Whose Whose() => new(Campaign);
}
