using Grpc.Core;
using Matching.People;
using Matching.V1;
using ListedPerson = Matching.People.Lists.ListedPerson;

namespace Matching.Api;

/// <content>Lists of people who are to be asked.</content>
internal sealed partial class PersonApi
{
    private const int MostListed = 1000;

    /// <inheritdoc />
    public override async Task<ImportPeopleResponse> ImportPeople(ImportPeopleRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        if (checks.IsSlug("campaign", request.Campaign))
        {
            caller.Require(new Whose(request.Campaign));
        }

        var listed = ListOf(checks, request);
        checks.ThrowIfAny();
        return new() { AcceptedCount = (await lists.ImportAsync(key, caller, request.Campaign, listed, context.CancellationToken)).OrThrow().Accepted };
    }

    /// <summary>Each address once, by its first row; every wrong cell of every row is named.</summary>
    private static List<ListedPerson> ListOf(FieldChecks checks, ImportPeopleRequest request)
    {
        var listed = new Dictionary<string, ListedPerson>(StringComparer.Ordinal);
        if (request.People.Count is < 1 or > MostListed)
        {
            checks.Add("people", $"Must be 1 to {MostListed}.");
            return [];
        }

        for (var row = 0; row < request.People.Count; row++)
        {
            var (field, sent) = ($"people[{row}]", request.People[row]);
            var name = checks.Text($"{field}.first_name", sent.FirstName.Trim(), 0, 100);
            checks.OneLine($"{field}.first_name", name);
            if (EmailAddress.TryParse(sent.Email) is { } address)
            {
                listed.TryAdd(address.Text, new ListedPerson(address, name.Length == 0 ? "Volunteer" : name));
            }
            else
            {
                checks.Add($"{field}.email", "Must be an address of electronic mail.");
            }
        }

        return [.. listed.Values];
    }
}
