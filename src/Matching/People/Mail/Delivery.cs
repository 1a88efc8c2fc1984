
namespace Matching.People.Mail;

/// <summary>What became of a letter.</summary>
public enum Delivery
{
    /// <summary>The next server has it.</summary>
    Taken,

    /// <summary>No server will ever take it.</summary>
    Refused,

    /// <summary>There is no such address.</summary>
    Bounced,

    /// <summary>Not now; try again.</summary>
    Later,
}
