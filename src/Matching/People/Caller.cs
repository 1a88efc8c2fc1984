using System.Collections.Frozen;
using Matching.People.Consents;

namespace Matching.People;

/// <summary>Who is asking, as the caller's token says; never from a message.</summary>
/// <param name="Subject">The person's stable id, 1 to 200 characters.</param>
/// <param name="Name">The person's first name, 1 to 100 characters.</param>
/// <param name="Campaign">Slug of the campaign that the token is for; administrators of the service have "*".</param>
/// <param name="Role">The greatest role in that campaign.</param>
public sealed record Caller(string Subject, string Name, string Campaign, Role Role)
{
    /// <summary>The campaign of those who may act in every one.</summary>
    public const string EveryCampaign = "*";

    /// <summary>Codes of the seats that an organiser runs sessions in; null for every seat of the campaign.</summary>
    public IReadOnlySet<string>? Seats { get; init; }

    /// <summary>True for tokens of a development run, which say themselves what their bearer may do, and need no person behind them.</summary>
    public bool IsDevelopment { get; init; }

    /// <summary>What the person has said of their age; nobody asks whoever comes with a token of a development run.</summary>
    public PersonAge Age { get; init; }

    /// <summary>What the person has agreed to, in the words that stand now.</summary>
    public IReadOnlySet<ConsentPurpose> Consents { get; init; } = FrozenSet<ConsentPurpose>.Empty;

    /// <summary>Whether the person agrees; whoever comes with a token of a development run agrees to everything, so that trying things out stays short.</summary>
    public bool Agrees(ConsentPurpose purpose) => IsDevelopment || Consents.Contains(purpose);

    /// <summary>Tells whether the caller has at least <paramref name="role"/> in <paramref name="campaign"/>.</summary>
    public bool Has(Role role, string campaign) => Role >= role && (Campaign == EveryCampaign || Campaign == campaign);

    /// <summary>What keeps this from being a caller, as a sentence, or null.</summary>
    public string? Fault() =>
        !IsText(Subject, 200) ? "The subject must be 1 to 200 characters without control characters."
        : !IsText(Name, 100) ? "The name must be 1 to 100 characters without control characters."
        : Campaign != EveryCampaign && !IsSlug(Campaign) ? "The campaign must be 1 to 40 lower-case letters, digits and hyphens, or *."
        : !Enum.IsDefined(Role) ? "The role must be volunteer, organiser or administrator."
        : null;

    private static bool IsText(string text, int most) => text.Length > 0 && text.Length <= most && !text.Any(char.IsControl);

    private static bool IsSlug(string text) =>
        text.Length is >= 1 and <= 40 && text.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
