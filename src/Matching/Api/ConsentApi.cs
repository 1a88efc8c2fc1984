using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.People;
using Matching.People.Consents;
using Matching.V1;
using Consent = Matching.People.Consents.Consent;
using Purpose = Matching.V1.Consent.Types.Purpose.Types.Value;
using State = Matching.V1.Consent.Types.State.Types.Value;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>What the caller has agreed to, over gRPC.</summary>
internal sealed class ConsentApi(IConsents consents, IPeople people) : ConsentService.ConsentServiceBase
{
    private static readonly ListConsentWordingsResponse Wordings = new() { Wordings = { ConsentWordings.All.Select(ToWire) } };

    /// <inheritdoc />
    public override Task<ListConsentWordingsResponse> ListConsentWordings(ListConsentWordingsRequest request, ServerCallContext context)
    {
        context.Checks().ThrowIfAny();
        return Task.FromResult(Wordings);
    }

    /// <inheritdoc />
    public override async Task<ListConsentsResponse> ListConsents(ListConsentsRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        context.Checks().ThrowIfAny();
        (await people.EnsureAsync(caller, context.CancellationToken)).OrThrow();
        return new() { Consents = { (await consents.ListAsync(caller, context.CancellationToken)).Select(ToWire) } };
    }

    /// <inheritdoc />
    public override async Task<GiveConsentResponse> GiveConsent(GiveConsentRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        var purpose = PurposeOf(checks, request.Purpose);
        if (purpose is { } asked && ConsentWordings.Latest(asked).Version is var stands && request.WordingVersion != stands)
        {
            checks.Add("wording_version", $"Must be {stands}, the wording that stands: show it to whoever agrees.");
        }

        var age = (PersonAge)(int)checks.Named("age", request.Age);
        if (purpose is not null && purpose == ConsentPurpose.TakingPart == (age == PersonAge.Unknown))
        {
            checks.Add("age", purpose == ConsentPurpose.TakingPart ? "Must be said by who takes part." : "Must be left out with this purpose.");
        }

        checks.ThrowIfAny();
        (await people.EnsureAsync(caller, context.CancellationToken)).OrThrow();
        return new() { Consent = ToWire((await consents.GiveAsync(key, caller, purpose!.Value, age, context.CancellationToken)).OrThrow()) };
    }

    /// <inheritdoc />
    public override async Task<WithdrawConsentResponse> WithdrawConsent(WithdrawConsentRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        var purpose = PurposeOf(checks, request.Purpose);
        checks.ThrowIfAny();
        (await people.EnsureAsync(caller, context.CancellationToken)).OrThrow();
        return new() { Consent = ToWire((await consents.WithdrawAsync(key, caller, purpose!.Value, context.CancellationToken)).OrThrow()) };
    }

    private static ConsentPurpose? PurposeOf(FieldChecks checks, Purpose sent)
    {
        if (checks.Named("purpose", sent) == Purpose.Unspecified)
        {
            checks.Add("purpose", "Must be said.");
        }

        var purpose = (ConsentPurpose)((int)sent - 1);
        return System.Enum.IsDefined(purpose) ? purpose : null;
    }

    private static Wire.Consent ToWire(Consent consent) => new()
    {
        Purpose = (Purpose)(1 + (int)consent.Purpose),
        State = consent switch
        {
            { GivenAt: null } => State.NotGiven,
            { WithdrawnAt: not null } => State.Withdrawn,
            { Holds: true } => State.Given,
            _ => State.Outdated,
        },
        WordingVersion = consent.WordingVersion,
        GiveTime = consent.GivenAt?.ToTimestamp(),
        WithdrawTime = consent.WithdrawnAt?.ToTimestamp(),
    };

    private static Wire.ConsentWording ToWire(People.Consents.ConsentWording wording) => new()
    {
        Purpose = (Purpose)(1 + (int)wording.Purpose),
        Version = wording.Version,
        SinceDate = $"{wording.Since:yyyy-MM-dd}",
        Text = wording.Text,
    };
}
