using Matching.Outcomes;

namespace Matching.People.Roles;

/// <summary>Keeps what more than a volunteer some addresses may do.</summary>
public interface IRoleGrants
{
    /// <summary>
    /// Grants a role to an address, whether or not anybody has come with it; what was granted to it before is replaced. Fails with <see cref="Reason.CampaignNotFound"/>, and with
    /// <see cref="Reason.LastAdministrator"/> where the campaign would be left without one.
    /// </summary>
    Task<Result<RoleGrant>> GrantAsync(WriteKey key, RoleWish wish, CancellationToken cancellation);

    /// <summary>Grants of a campaign, newest first, from after the one named.</summary>
    Task<IReadOnlyList<RoleGrant>> PageAsync(string campaign, Guid? after, int size, CancellationToken cancellation);

    /// <summary>
    /// Ends a grant of a campaign that the caller administers. Fails with <see cref="Reason.RoleGrantNotFound"/>, and with <see cref="Reason.LastAdministrator"/> where the campaign would be
    /// left without one.
    /// </summary>
    Task<Result<RoleGrant>> RevokeAsync(WriteKey key, Caller caller, Guid id, CancellationToken cancellation);
}
