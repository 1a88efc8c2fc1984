using Grpc.Core;
using Matching.V1;

namespace Gateway.Services;

/// <summary>Forwards each rpc of the SessionService to Matching.</summary>
internal sealed class SessionForwarder(SessionService.SessionServiceClient matching, CallForwarding forward) : SessionService.SessionServiceBase
{
    /// <inheritdoc />
    public override Task<CreateSessionResponse> CreateSession(CreateSessionRequest request, ServerCallContext context) =>
        matching.CreateSessionAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<GetSessionResponse> GetSession(GetSessionRequest request, ServerCallContext context) =>
        matching.GetSessionAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ListSessionsResponse> ListSessions(ListSessionsRequest request, ServerCallContext context) =>
        matching.ListSessionsAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<UpdateSessionResponse> UpdateSession(UpdateSessionRequest request, ServerCallContext context) =>
        matching.UpdateSessionAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<CancelSessionResponse> CancelSession(CancelSessionRequest request, ServerCallContext context) =>
        matching.CancelSessionAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<FindSessionsResponse> FindSessions(FindSessionsRequest request, ServerCallContext context) =>
        matching.FindSessionsAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<SignUpResponse> SignUp(SignUpRequest request, ServerCallContext context) =>
        matching.SignUpAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<CancelSignUpResponse> CancelSignUp(CancelSignUpRequest request, ServerCallContext context) =>
        matching.CancelSignUpAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ListSignUpsResponse> ListSignUps(ListSignUpsRequest request, ServerCallContext context) =>
        matching.ListSignUpsAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<AcceptSignUpResponse> AcceptSignUp(AcceptSignUpRequest request, ServerCallContext context) =>
        matching.AcceptSignUpAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<CreateAvailabilityResponse> CreateAvailability(CreateAvailabilityRequest request, ServerCallContext context) =>
        matching.CreateAvailabilityAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ListAvailabilitiesResponse> ListAvailabilities(ListAvailabilitiesRequest request, ServerCallContext context) =>
        matching.ListAvailabilitiesAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<CancelAvailabilityResponse> CancelAvailability(CancelAvailabilityRequest request, ServerCallContext context) =>
        matching.CancelAvailabilityAsync(request, forward.Options(context)).ResponseAsync;
}
