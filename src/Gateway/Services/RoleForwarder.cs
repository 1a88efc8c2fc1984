using Grpc.Core;
using Matching.V1;

namespace Gateway.Services;

/// <summary>Forwards each rpc of the RoleService to Matching.</summary>
internal sealed class RoleForwarder(RoleService.RoleServiceClient matching, CallForwarding forward) : RoleService.RoleServiceBase
{
    /// <inheritdoc />
    public override Task<GrantRoleResponse> GrantRole(GrantRoleRequest request, ServerCallContext context) =>
        matching.GrantRoleAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ListRolesResponse> ListRoles(ListRolesRequest request, ServerCallContext context) =>
        matching.ListRolesAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<RevokeRoleResponse> RevokeRole(RevokeRoleRequest request, ServerCallContext context) =>
        matching.RevokeRoleAsync(request, forward.Options(context)).ResponseAsync;
}
