using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;

namespace Matching.People.SignIn;

/// <summary>How long secrets last, under the section <c>Matching:SignIn</c>.</summary>
public sealed class SignInRules
{
    /// <summary>Whether people may sign in by mail at all; off where every campaign has an identity provider.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Whether people may sign in by mail also to campaigns that have an identity provider, which then decides alone no more who takes part.</summary>
    public bool BesideProviders { get; set; }

    /// <summary>Slugs of the campaigns that have an identity provider: those of the issuers whose tokens are believed, not an option of its own.</summary>
    public IReadOnlySet<string> Provided { get; private set; } = FrozenSet<string>.Empty;

    /// <summary>Notes which campaigns have an identity provider.</summary>
    public void NoteProviders(IEnumerable<string> campaigns) => Provided = campaigns.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the people of a campaign sign in by its own provider alone.</summary>
    public bool LeavesToProvider(string campaign) => !BesideProviders && Provided.Contains(campaign);

    /// <summary>How long code and link are good.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Most mails an hour to one address.</summary>
    [Range(1, 100)]
    public int StartsAnHour { get; set; } = 5;

    /// <summary>Most mails a day to one address: with five tries each, so many codes of a million can be guessed.</summary>
    [Range(1, 1000)]
    public int StartsADay { get; set; } = 20;

    /// <summary>How long an access token is good.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan AccessFor { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a refresh token is good.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan RefreshFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long a sign-in lasts at most, however often it is renewed.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan SignedInFor { get; set; } = TimeSpan.FromDays(180);

    /// <summary>How long after its first use a refresh token may come again, from a client that never got the answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan Leeway { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Where the web client is, for the links of mails; links carry their secrets behind #, which browsers send to no server.</summary>
    [Required]
    public string PublicUrl { get; set; } = "http://127.0.0.1:8080";
}
