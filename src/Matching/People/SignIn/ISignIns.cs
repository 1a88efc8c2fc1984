using Matching.Outcomes;

namespace Matching.People.SignIn;

/// <summary>Signs people in by mail, and renews their tokens.</summary>
public interface ISignIns
{
    /// <summary>Begins, and sends the mail in the same transaction. Fails with <see cref="Reason.CampaignNotFound"/>, and with nothing that depends on the address.</summary>
    Task<Result<SignInStart>> StartAsync(string campaign, EmailAddress address, string browser, CancellationToken cancellation);

    /// <summary>Ends a sign-in. Fails with <see cref="Reason.SignInFailed"/>, never saying which of the secrets was wrong.</summary>
    Task<Result<SignedIn>> FinishAsync(Guid id, string browser, SignInProof proof, string firstName, CancellationToken cancellation);

    /// <summary>Exchanges a refresh token. Fails with <see cref="Reason.SignInFailed"/>; one that was used before ends all of its sign-in.</summary>
    Task<Result<SignedIn>> RefreshAsync(string refreshToken, CancellationToken cancellation);

    /// <summary>Ends a refresh token and all others of its sign-in.</summary>
    Task RevokeAsync(string refreshToken, CancellationToken cancellation);
}
