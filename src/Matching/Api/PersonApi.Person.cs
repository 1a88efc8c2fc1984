using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.People;
using Matching.V1;
using Disclosure = Matching.V1.Disclosure;
using What = Matching.V1.Disclosure.Types.What.Types.Value;

namespace Matching.Api;

/// <content>The caller, and what of them was shown to whom.</content>
internal sealed partial class PersonApi
{
    /// <inheritdoc />
    public override async Task<GetPersonResponse> GetPerson(GetPersonRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        context.Checks().ThrowIfAny();
        return new() { Person = (await people.EnsureAsync(caller, context.CancellationToken)).OrThrow().ToWire(caller) };
    }

    /// <inheritdoc />
    public override async Task<UpdatePersonResponse> UpdatePerson(UpdatePersonRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        if (await checks.EarlierAsync(() => people.RecallAsync(key, context.CancellationToken)) is { } earlier)
        {
            return new() { Person = earlier.ToWire(caller) };
        }

        if (!checks.Present("person", request.Person))
        {
            checks.ThrowIfAny();
        }

        var updated = await WriteCalls.ChangeAsync(
            request.Person!.Etag,
            async () =>
            {
                var stored = checks.CheckOnly
                    ? await people.FindAsync(caller, context.CancellationToken) ?? Newcomer(caller)
                    : (await people.EnsureAsync(caller, context.CancellationToken)).OrThrow();
                return (stored, stored.Version);
            },
            stored => Task.FromResult(Changed(checks, caller, request, stored)),
            (person, version) => people.UpdateAsync(key, person, version, context.CancellationToken));
        return new() { Person = updated.ToWire(caller) };
    }

    /// <inheritdoc />
    public override async Task<ListDisclosuresResponse> ListDisclosures(ListDisclosuresRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var size = checks.PageSize(request.PageSize);
        var after = checks.InstantAndId(request, request.PageToken);
        checks.ThrowIfAny();
        var page = await disclosures.PageAsync(caller.Campaign, caller.Subject, after, size + 1, context.CancellationToken);
        return new()
        {
            Disclosures = { page.Take(size).Select(ToWire) },
            NextPageToken = page.Count > size ? PageTokens.Make(request, $"{page[size - 1].ShownAt:O}", $"{page[size - 1].Id}") : "",
        };
    }

    /// <summary>Who was not taken in yet, as they would be: a call that is only to be checked takes nobody in.</summary>
    private static People.Person Newcomer(Caller caller) => new() { Id = Guid.Empty, Campaign = caller.Campaign, Subject = caller.Subject, FirstName = caller.Name };

    private static People.Person Changed(FieldChecks checks, Caller caller, UpdatePersonRequest request, People.Person stored)
    {
        var laid = stored.ToWire(caller);
        checks.Overlay(request.UpdateMask, request.Person, laid);
        var name = checks.Text("person.first_name", laid.FirstName.Trim(), 1, 100);
        checks.OneLine("person.first_name", name);
        var phone = laid.Phone.Length == 0 ? null : PhoneNumber.TryParse(laid.Phone);
        if (phone is null && laid.Phone.Length > 0)
        {
            checks.Add("person.phone", "Must be a telephone number that somebody can have, British where it does not begin with +.");
        }

        var contact = checks.Named("person.contact", laid.Contact) is var chosen && chosen == default ? ContactChoice.None : (ContactChoice)((int)chosen - 1);
        if ((contact == ContactChoice.Email && stored.Email.Length == 0) || (contact == ContactChoice.Phone && laid.Phone.Length == 0))
        {
            checks.Add("person.contact", "Must be what is known of the person: there is no such address or number.", "person.phone");
        }

        checks.ThrowIfAny();
        return stored with { FirstName = name, Phone = phone?.Text ?? "", Contact = contact };
    }

    private static Disclosure ToWire(Bookings.Disclosing.Disclosure told) => new()
    {
        Id = told.Id.ToString(),
        What = (What)(1 + (int)told.What),
        ReaderName = told.ReaderName,
        Booking = told.Booking.ToString(),
        ShowTime = told.ShownAt.ToTimestamp(),
    };
}
