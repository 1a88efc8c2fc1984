namespace Matching.Plans.Stored;

/// <summary>What comes together at one session by a plan, beside those who are signed up and ask for no lift.</summary>
/// <param name="Session">The session.</param>
/// <param name="People">People who come by its cars.</param>
/// <param name="Cars">Cars.</param>
/// <param name="Shortfall">People that are wanted and do not come, those counted who are signed up.</param>
public sealed record OutcomeHeadcount(Guid Session, int People, int Cars, int Shortfall)
{
    /// <summary>Those of the people who come on their own.</summary>
    public int OwnWay { get; init; }
}
