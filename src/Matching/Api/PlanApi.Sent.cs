using Grpc.Core;
using Matching.V1;
using SentVolunteer = Matching.Plans.Stored.SentVolunteer;
using Wire = Matching.V1;

namespace Matching.Api;

/// <content>Who is sent by a plan.</content>
internal sealed partial class PlanApi
{
    /// <inheritdoc />
    public override async Task<ListSentVolunteersResponse> ListSentVolunteers(ListSentVolunteersRequest request, ServerCallContext context)
    {
        var checks = context.Checks();
        var size = checks.PageSize(request.PageSize);
        var after = SentAfter(checks, request);
        var plan = await FindAsync(checks, "plan", request.Plan, context);
        var page = await sent.PageAsync(plan, after, size + 1, context.CancellationToken);
        return new()
        {
            SentVolunteers = { page.Take(size).Select(ToWire) },
            NextPageToken = page.Count > size ? PageTokens.Make(request, page[size - 1].Sent.Availability.ToString()) : "",
        };
    }

    private static Guid? SentAfter(FieldChecks checks, ListSentVolunteersRequest request)
    {
        if (checks.PageStart(request, request.PageToken, 1) is not [var key])
        {
            return null;
        }

        if (Guid.TryParse(key, out var last))
        {
            return last;
        }

        checks.Add("page_token", "Must be the next_page_token of the same query.");
        return null;
    }

    private static Wire.SentVolunteer ToWire(SentVolunteer one) => new()
    {
        Availability = one.Sent.Availability.ToString(),
        Session = one.Sent.Session.ToString(),
        Way = (Wire.Plan.Types.Way.Types.Value)(1 + (int)one.Sent.Way),
        People = one.People,
        Name = one.Name ?? "",
        Answer = one.Answer?.ToWire() ?? SignUp.Types.State.Types.Value.Unspecified,
        Driver = one.Car?.ToString() ?? "",
        DriverName = one.Driver ?? "",
    };
}
