namespace Matching.People.Mail;

/// <summary>What became of a letter.</summary>
public enum Delivery
{
    /// <summary>The next server has it.</summary>
    Taken,

    /// <summary>No server will ever take it: the address does not exist.</summary>
    Refused,

    /// <summary>Not now; try again.</summary>
    Later,
}
