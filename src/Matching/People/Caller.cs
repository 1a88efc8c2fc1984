namespace Matching.People;

/// <summary>Who is asking, as the caller's token says; never from a message.</summary>
/// <param name="Subject">The person's stable id.</param>
/// <param name="Name">The person's first name.</param>
/// <param name="Campaign">Slug of the campaign that the token is for; administrators of the service have "*".</param>
/// <param name="Role">The greatest role in that campaign.</param>
public sealed record Caller(string Subject, string Name, string Campaign, Role Role)
{
    /// <summary>Tells whether the caller has at least <paramref name="role"/> in <paramref name="campaign"/>.</summary>
    public bool Has(Role role, string campaign) => Role >= role && (Campaign == "*" || Campaign == campaign);
}
