using Matching.People;
using Matching.People.Roles;

namespace Matching.Tests.People;

/// <summary>Grants roles as an operator does.</summary>
internal static class Granting
{
    /// <summary>Grants a role in the campaign <c>demo</c>.</summary>
    public static async Task<RoleGrant> GrantAsync(this IRoleGrants grants, EmailAddress address, Role role, IReadOnlyCollection<string>? seats = null)
    {
        Reach.OverAll();
        var granted = await grants.GrantAsync(new WriteKey("operator", "test", "", []), new RoleWish("demo", address, role, seats, "operator"), TestContext.Current.CancellationToken);
        return granted.TryGet(out var grant, out var failure) ? grant : throw new InvalidOperationException(failure.Detail);
    }
}
