namespace Matching.Bookings;

/// <summary>What one side says to the other around the journey.</summary>
public enum NoticeKind
{
    /// <summary>"I am late."</summary>
    Late,

    /// <summary>"The other was not there."</summary>
    NoShow,
}
