using System.ComponentModel.DataAnnotations;

namespace Matching.Hosting.Mail;

/// <summary>How mail leaves, under the section <c>Matching:Mail</c>.</summary>
internal sealed class MailOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = MatchingOptions.Section + ":Mail";

    /// <summary>Host of the SMTP server; where it is empty, letters are written into <see cref="Folder"/>.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection must be encrypted; without it only for a server on the same machine.</summary>
    public bool Encrypted { get; set; } = true;

    /// <summary>User of the server; empty for none.</summary>
    public string User { get; set; } = "";

    /// <summary>File that holds the password, and nothing else.</summary>
    public string PasswordFile { get; set; } = "";

    /// <summary>Address that letters come from.</summary>
    [Required]
    public string From { get; set; } = "lifts@localhost.localdomain";

    /// <summary>Name that letters come from.</summary>
    public string FromName { get; set; } = "Lifts";

    /// <summary>Folder that letters are written into where there is no server. In development alone their text is in the log too.</summary>
    public string Folder { get; set; } = Path.Combine(".data", "mail");

    /// <summary>Longest that a server may take to answer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);
}
