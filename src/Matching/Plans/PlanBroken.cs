namespace Matching.Plans;

/// <summary>A limit that is broken by what a plan keeps.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Volunteer">Id of whose limit it is; null for a session's own.</param>
/// <param name="Session">Id of the session; null where it is about all of the volunteer's.</param>
public sealed record PlanBroken(BrokenLimit Limit, string? Volunteer, string? Session)
{
    /// <summary>What is broken, in words.</summary>
    public string ToWords() => Limit switch
    {
        BrokenLimit.SessionMaximum => $"{Session} has more people signed up than its maximum.",
        BrokenLimit.Seats => $"The car of {Volunteer} to {Session} has more people aboard than seats.",
        BrokenLimit.Detour => $"The car of {Volunteer} to {Session} drives further round than its driver would.",
        BrokenLimit.Times => $"{Volunteer} is away for {Session} outside of their times.",
        BrokenLimit.TimeAboard => $"{Volunteer} is longer aboard to {Session} or back than a lift allows.",
        BrokenLimit.TravelTime => $"{Session} is further than {Volunteer} would travel.",
        BrokenLimit.Walk => $"{Volunteer} walks further for {Session} than they would.",
        BrokenLimit.OwnWay => $"{Session} is further from {Volunteer} than people go on their own.",
        BrokenLimit.OtherSession => $"{Volunteer} goes to {Session}, and would not.",
        BrokenLimit.MaxSessions => $"{Volunteer} goes to more sessions than they would.",
        BrokenLimit.Overlap => $"{Volunteer} has no time for {Session} beside another session.",
        BrokenLimit.Company => $"{Volunteer} shares a car to {Session} with somebody with whom they may not.",
        _ => $"{Volunteer} at {Session} breaks an unknown limit.",
    };
}
