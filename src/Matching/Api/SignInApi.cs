using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.People;
using Matching.People.Lists;
using Matching.People.SignIn;
using Matching.V1;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>Signing in by mail, over gRPC. Nothing here has a request id: an answer that holds secrets is not kept, and a call that is sent again begins again.</summary>
internal sealed class SignInApi(ISignIns signIns, ITokenMint mint, IListImports lists) : SignInService.SignInServiceBase
{
    private const string NewcomersName = "Volunteer";

    /// <inheritdoc />
    public override async Task<StartSignInResponse> StartSignIn(StartSignInRequest request, ServerCallContext context)
    {
        var checks = context.Checks();
        if (!checks.Present("sign_in", request.SignIn))
        {
            checks.ThrowIfAny();
        }

        var sent = request.SignIn!;
        checks.IsSlug("sign_in.campaign", sent.Campaign);
        var address = EmailAddress.TryParse(sent.Email);
        if (address is null)
        {
            checks.Add("sign_in.email", $"Must be an address of electronic mail of at most {EmailAddress.MostCharacters} characters.");
        }

        var browser = Secret(checks, "sign_in.browser", sent.Browser);
        checks.ThrowIfAny();
        var start = (await signIns.StartAsync(sent.Campaign, address!, browser, context.CancellationToken)).OrThrow();
        return new() { SignIn = new() { Id = $"{start.Id}", Campaign = start.Campaign, ExpireTime = start.ExpiresAt.ToTimestamp() } };
    }

    /// <inheritdoc />
    public override async Task<FinishSignInResponse> FinishSignIn(FinishSignInRequest request, ServerCallContext context)
    {
        var checks = context.Checks();
        var id = checks.Id("sign_in", request.SignIn);
        var browser = Secret(checks, "browser", request.Browser);
        var proof = ProofOf(checks, request);
        var name = checks.Text("first_name", request.FirstName, 0, 100).Trim();
        checks.OneLine("first_name", name);
        checks.ThrowIfAny();
        var signedIn = await signIns.FinishAsync(id, browser, proof, name.Length == 0 ? NewcomersName : name, context.CancellationToken);
        return new() { Tokens = ToWire(signedIn.OrThrow()) };
    }

    /// <inheritdoc />
    public override async Task<RefreshTokensResponse> RefreshTokens(RefreshTokensRequest request, ServerCallContext context)
    {
        var checks = context.Checks();
        var token = Secret(checks, "refresh_token", request.RefreshToken);
        checks.ThrowIfAny();
        return new() { Tokens = ToWire((await signIns.RefreshAsync(token, context.CancellationToken)).OrThrow()) };
    }

    /// <inheritdoc />
    public override async Task<RevokeTokensResponse> RevokeTokens(RevokeTokensRequest request, ServerCallContext context)
    {
        var checks = context.Checks();
        var token = Secret(checks, "refresh_token", request.RefreshToken);
        checks.ThrowIfAny();
        await signIns.RevokeAsync(token, context.CancellationToken);
        return new();
    }

    /// <inheritdoc />
    public override async Task<DeclineInvitationResponse> DeclineInvitation(DeclineInvitationRequest request, ServerCallContext context)
    {
        var checks = context.Checks();
        var secret = checks.Text("secret", request.Secret, 1, 1000);
        checks.ThrowIfAny();
        await lists.DeclineAsync(secret, context.CancellationToken);
        return new();
    }

    private static SignInProof ProofOf(FieldChecks checks, FinishSignInRequest request)
    {
        if (request.Code.Length > 0 == request.Link.Length > 0)
        {
            checks.Add("code", "Must be set, or else link; never both.", "link");
            return new SignInProof(null, null);
        }

        if (request.Code.Length > 0 && (request.Code.Length != 6 || !request.Code.All(char.IsAsciiDigit)))
        {
            checks.Add("code", "Must be six digits.");
        }

        return request.Code.Length > 0 ? new SignInProof(request.Code, null) : new SignInProof(null, Secret(checks, "link", request.Link));
    }

    private static string Secret(FieldChecks checks, string field, string value)
    {
        if (value.Length is < 22 or > 100 || !value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
        {
            // Never with the value.
            checks.Add(field, "Must be 22 to 100 characters of A-Z, a-z, 0-9, - and _.");
        }

        return value;
    }

    private Wire.TokenPair ToWire(SignedIn person)
    {
        var (token, expiresAt) = mint.SignFor(person);
        return new()
        {
            AccessToken = token,
            ExpireTime = expiresAt.ToTimestamp(),
            RefreshToken = person.RefreshToken,
            Person = $"{person.Person}",
            Campaign = person.Campaign,
            FirstName = person.FirstName,
        };
    }
}
