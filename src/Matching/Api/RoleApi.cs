using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.People;
using Matching.People.Roles;
using Matching.V1;
using RoleGrant = Matching.People.Roles.RoleGrant;
using Wire = Matching.V1;
using WireRole = Matching.V1.Person.Types.Role.Types.Value;

namespace Matching.Api;

/// <summary>What more than a volunteer some people of a campaign may do, over gRPC.</summary>
internal sealed class RoleApi(IRoleGrants grants) : RoleService.RoleServiceBase
{
    private const int MostSeats = 650;

    /// <inheritdoc />
    public override async Task<GrantRoleResponse> GrantRole(GrantRoleRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        if (!checks.Present("role_grant", request.RoleGrant))
        {
            checks.ThrowIfAny();
        }

        var sent = request.RoleGrant!;
        if (checks.IsSlug("role_grant.campaign", sent.Campaign))
        {
            caller.Require(new Whose(sent.Campaign));
        }

        var wish = WishOf(checks, sent, caller);
        checks.ThrowIfAny();
        return new() { RoleGrant = ToWire((await grants.GrantAsync(key, wish, context.CancellationToken)).OrThrow()) };
    }

    /// <inheritdoc />
    public override async Task<ListRolesResponse> ListRoles(ListRolesRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        if (checks.IsSlug("campaign", request.Campaign))
        {
            caller.Require(new Whose(request.Campaign));
        }

        var size = checks.PageSize(request.PageSize);
        var after = checks.LiftsAfter(request, request.PageToken);
        checks.ThrowIfAny();
        var page = await grants.PageAsync(request.Campaign, after, size + 1, context.CancellationToken);
        return new()
        {
            RoleGrants = { page.Take(size).Select(ToWire) },
            NextPageToken = page.Count > size ? PageTokens.Make(request, page[size - 1].Id.ToString()) : "",
        };
    }

    /// <inheritdoc />
    public override async Task<RevokeRoleResponse> RevokeRole(RevokeRoleRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        var id = checks.Id("role_grant", request.RoleGrant);
        checks.ThrowIfAny();
        return new() { RoleGrant = ToWire((await grants.RevokeAsync(key, caller, id, context.CancellationToken)).OrThrow()) };
    }

    private static RoleWish WishOf(FieldChecks checks, Wire.RoleGrant sent, Caller caller)
    {
        if (sent.Id.Length > 0)
        {
            checks.Add("role_grant.id", "Must be empty: the service gives it.");
        }

        var address = EmailAddress.TryParse(sent.Email);
        if (address is null)
        {
            checks.Add("role_grant.email", "Must be an address of electronic mail.");
        }

        if (checks.Named("role_grant.role", sent.Role) is not (WireRole.Organiser or WireRole.Administrator))
        {
            checks.Add("role_grant.role", "Must be ORGANISER or ADMINISTRATOR: everybody is a volunteer.");
        }

        if (sent.Seats.Count > 0 && sent.Role == WireRole.Administrator)
        {
            checks.Add("role_grant.seats", "Must be empty: an administrator has every seat.", "role_grant.role");
        }
        else if (sent.Seats.Count > MostSeats)
        {
            checks.Add("role_grant.seats", $"Must be at most {MostSeats}.");
        }

        for (var at = 0; at < Math.Min(sent.Seats.Count, MostSeats); at++)
        {
            checks.IsSeatCode($"role_grant.seats[{at}]", sent.Seats[at]);
        }

        var seats = sent.Seats.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return new RoleWish(sent.Campaign, address!, (Role)(int)sent.Role, seats.Length == 0 ? null : seats, caller.Subject);
    }

    private static Wire.RoleGrant ToWire(RoleGrant grant) => new()
    {
        Id = grant.Id.ToString(),
        Campaign = grant.Campaign,
        Email = grant.Email,
        Role = (WireRole)(int)grant.Role,
        Seats = { grant.Seats ?? [] },
        CreateTime = grant.CreatedAt.ToTimestamp(),
    };
}
