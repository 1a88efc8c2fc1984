
namespace Matching.People.Mail;

/// <summary>What a mail is about.</summary>
public enum MailKind
{
    /// <summary>A code and a link to sign in with.</summary>
    SignIn,

    /// <summary>Whether they want to stay, after a long time.</summary>
    Stay,

    /// <summary>What organisers have decided of somebody.</summary>
    Decision,

    /// <summary>Whether somebody on a list wants to take part.</summary>
    Invitation,
}
