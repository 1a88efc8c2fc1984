namespace Matching.People;

/// <summary>
/// Whose rows the work under way may touch. It flows with the work, as a trace does, so that no store can forget it: what nobody has set a reach for touches
/// the rows of no campaign.
/// </summary>
public static class Reach
{
    private static readonly AsyncLocal<string?> Flowing = new();

    /// <summary>The campaign whose rows may be touched; <see cref="Caller.EveryCampaign"/> for all of them, null for none.</summary>
    public static string? Campaign => Flowing.Value;

    /// <summary>Sets the reach for the rest of the calling method, if it is asynchronous, and for everything that it calls.</summary>
    public static void Over(string? campaign) => Flowing.Value = campaign;

    /// <summary>Sets the reach to every campaign: background work, and commands of the operator.</summary>
    public static void OverAll() => Over(Caller.EveryCampaign);
}
