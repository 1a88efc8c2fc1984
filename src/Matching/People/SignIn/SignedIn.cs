namespace Matching.People.SignIn;

/// <summary>Somebody who is signed in, and the secret that renews their tokens.</summary>
/// <param name="Person">Id of the person; the subject of their tokens.</param>
/// <param name="Campaign">Slug of their campaign.</param>
/// <param name="FirstName">Their first name.</param>
/// <param name="RefreshToken">Good once. It is nowhere kept.</param>
public sealed record SignedIn(Guid Person, string Campaign, string FirstName, string RefreshToken)
{
    /// <summary>Never printed by accident.</summary>
    public override string ToString() => $"person {Person}";
}
