namespace Matching.People.SignIn;

/// <summary>Signs access tokens.</summary>
public interface ITokenMint
{
    /// <summary>A token that names the person, and until when it is good.</summary>
    (string Token, DateTimeOffset ExpiresAt) SignFor(SignedIn person);
}
