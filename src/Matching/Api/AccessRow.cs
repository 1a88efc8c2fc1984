using Matching.People;

namespace Matching.Api;

/// <summary>How far one rpc lets each role reach.</summary>
/// <param name="Stranger">Without a token: to whom nothing is near, so anything but <see cref="Circle.Everywhere"/> turns them away.</param>
/// <param name="Volunteer">Everybody who takes part in the campaign.</param>
/// <param name="Organiser">An organiser of the campaign, or of some of its seats.</param>
/// <param name="Administrator">An administrator of the campaign.</param>
/// <param name="Service">An administrator of the whole service, whose token is for the campaign "*".</param>
internal sealed record AccessRow(Circle Stranger, Circle Volunteer, Circle Organiser, Circle Administrator, Circle Service)
{
    /// <summary>The row of those who may see such things at all: to others they do not exist. Null where whatever may not be touched is told in one way.</summary>
    public AccessRow? SeenBy { get; init; }

    /// <summary>The cell of a caller; of a stranger where null.</summary>
    public Circle Of(Caller? caller) => caller switch
    {
        null => Stranger,
        { Campaign: Caller.EveryCampaign } => Service,
        { Role: Role.Administrator } => Administrator,
        { Role: Role.Organiser } => Organiser,
        _ => Volunteer,
    };
}
