namespace Matching.People.Roles;

/// <summary>A role that is to be granted.</summary>
/// <param name="Campaign">Slug of the campaign.</param>
/// <param name="Address">To whom.</param>
/// <param name="Role">Organiser or administrator.</param>
/// <param name="Seats">Codes of the seats of an organiser; null for every seat.</param>
/// <param name="GrantedBy">Subject of who grants it.</param>
public sealed record RoleWish(string Campaign, EmailAddress Address, Role Role, IReadOnlyCollection<string>? Seats, string GrantedBy);
