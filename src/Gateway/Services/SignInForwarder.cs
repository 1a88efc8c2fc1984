using Grpc.Core;
using Matching.V1;

namespace Gateway.Services;

/// <summary>Forwards each rpc of the SignInService to Matching.</summary>
internal sealed class SignInForwarder(SignInService.SignInServiceClient matching, CallForwarding forward) : SignInService.SignInServiceBase
{
    /// <inheritdoc />
    public override Task<StartSignInResponse> StartSignIn(StartSignInRequest request, ServerCallContext context) =>
        matching.StartSignInAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<FinishSignInResponse> FinishSignIn(FinishSignInRequest request, ServerCallContext context) =>
        matching.FinishSignInAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<RefreshTokensResponse> RefreshTokens(RefreshTokensRequest request, ServerCallContext context) =>
        matching.RefreshTokensAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<RevokeTokensResponse> RevokeTokens(RevokeTokensRequest request, ServerCallContext context) =>
        matching.RevokeTokensAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<DeclineInvitationResponse> DeclineInvitation(DeclineInvitationRequest request, ServerCallContext context) =>
        matching.DeclineInvitationAsync(request, forward.Options(context)).ResponseAsync;
}
