namespace Matching.Plans;

/// <summary>A limit that what is kept may break.</summary>
public enum BrokenLimit
{
    /// <summary>More people come to a session than its maximum.</summary>
    SessionMaximum,

    /// <summary>A car has more people aboard than seats.</summary>
    Seats,

    /// <summary>A car drives further round than its driver would.</summary>
    Detour,

    /// <summary>Somebody is away outside of their times.</summary>
    Times,

    /// <summary>Somebody is longer aboard than a lift allows, or than they would be.</summary>
    TimeAboard,

    /// <summary>A session is further than somebody would travel.</summary>
    TravelTime,

    /// <summary>Somebody walks further to where they board than they would.</summary>
    Walk,

    /// <summary>A session is further than people go on their own.</summary>
    OwnWay,

    /// <summary>Somebody goes to a session that they would not go to.</summary>
    OtherSession,

    /// <summary>Somebody goes to more sessions than they would.</summary>
    MaxSessions,

    /// <summary>The hours of a session, ways included, meet those of another that somebody goes to.</summary>
    Overlap,

    /// <summary>Somebody rides with a driver or beside somebody whom they may not share a car with.</summary>
    Company,
}
