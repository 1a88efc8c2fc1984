namespace Matching.People.SignIn;

/// <summary>What ends a sign-in: exactly one of the two secrets of the mail.</summary>
/// <param name="Code">The six digits.</param>
/// <param name="Link">The secret of the link.</param>
public sealed record SignInProof(string? Code, string? Link);
