namespace Matching.People.Mail;

/// <summary>A mail as it is sent: plain text, so that nothing in it is fetched from anywhere and nothing of the reader is told to anybody.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="To">The address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The text.</param>
public sealed record Letter(MailKind Kind, string To, string Subject, string Text)
{
    /// <summary>Never printed by accident.</summary>
    public override string ToString() => $"a letter of {Kind}";
}
