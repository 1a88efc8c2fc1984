using System.Collections.Frozen;
using Matching.Outcomes;
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

    /// <summary>Whether the person is 16 or 17, and so never alone with a driver.</summary>
    public bool IsMinor => Age == PersonAge.SixteenOrSeventeen;

    /// <summary>Whether the campaign's organisers have barred the person from taking part.</summary>
    public bool IsBarred { get; init; }

    /// <summary>Whether the person is 16 or 17 and the campaign does not welcome people of that age.</summary>
    public bool IsTooYoung { get; init; }

    /// <summary>What the person has agreed to, in the words that stand now.</summary>
    public IReadOnlySet<ConsentPurpose> Consents { get; init; } = FrozenSet<ConsentPurpose>.Empty;

    /// <summary>Whether the person agrees; whoever comes with a token of a development run agrees to everything, so that trying things out stays short.</summary>
    public bool Agrees(ConsentPurpose purpose) => IsDevelopment || Consents.Contains(purpose);

    /// <summary>How far the rpc that is being called lets the caller reach, as its row of <c>Api/AccessTable</c> says. Nobody reaches anything before that is known.</summary>
    public Circle Reach { get; init; }

    /// <summary>How far the caller may see such things: what lies beyond does not exist for them.</summary>
    public Circle Sight { get; init; }

    /// <summary>Whose things of this kind the caller may list beside their own; null where none.</summary>
    public Scope? Scope => Reach switch
    {
        Circle.Everywhere => new Scope(null, null),
        Circle.Campaign when Campaign != EveryCampaign => new Scope(Campaign, null),
        Circle.Seat when Organises => new Scope(Campaign, Seats),
        _ => null,
    };

    private bool Organises => Role >= Role.Organiser && Campaign != EveryCampaign;

    /// <summary>Tells whether the caller takes part in a campaign; elsewhere they are shown what strangers are.</summary>
    public bool IsOf(string campaign) => Campaign == campaign || Campaign == EveryCampaign;

    /// <summary>Somebody in whose name the service itself does what they have asked for before.</summary>
    public static Caller InNameOf(string subject, string name, string campaign) => new(subject, name, campaign, Role.Volunteer) { Reach = Circle.Campaign, Sight = Circle.Campaign };

    /// <summary>The narrowest circle around the caller in which something stands.</summary>
    public Circle CircleOf(in Whose thing) =>
        Campaign != EveryCampaign && Campaign != thing.Campaign ? Circle.Everywhere
        : thing.Owner == Subject ? Circle.Own
        : thing.Other == Subject ? Circle.Party
        : Campaign == EveryCampaign ? Circle.Everywhere
        : RunsIn(thing.Seat) ? Circle.Seat
        : Circle.Campaign;

    /// <summary>Tells whether the rpc that is being called lets the caller touch this.</summary>
    public bool Reaches(in Whose thing) => CircleOf(thing) <= Reach;

    /// <summary>What keeps the caller from touching this; null where nothing does.</summary>
    /// <param name="thing">Whose it is.</param>
    /// <param name="unseen">What they are told for whom it does not exist.</param>
    /// <param name="denied">What they are told who may see it.</param>
    public Failure? Refusal(in Whose thing, Failure unseen, Failure denied)
    {
        var circle = CircleOf(thing);
        return circle <= Reach ? null : circle <= Sight ? denied : unseen;
    }

    /// <summary>What keeps this from being a caller, as a sentence, or null.</summary>
    public string? Fault() =>
        !IsText(Subject, 200) ? "The subject must be 1 to 200 characters without control characters."
        : !IsText(Name, 100) ? "The name must be 1 to 100 characters without control characters."
        : Campaign != EveryCampaign && !IsSlug(Campaign) ? "The campaign must be 1 to 40 lower-case letters, digits and hyphens, or *."
        : !Enum.IsDefined(Role) ? "The role must be volunteer, organiser or administrator."
        : Campaign == EveryCampaign && Role != Role.Administrator ? "Only an administrator acts in every campaign."
        : Seats is not null && Role != Role.Organiser ? "Only an organiser has seats."
        : null;

    /// <summary>An organiser of some seats runs nothing whose seat is not known.</summary>
    private bool RunsIn(string? seat) => Organises && (Seats is null || (seat is not null && Seats.Contains(seat)));

    private static bool IsText(string text, int most) => text.Length > 0 && text.Length <= most && !text.Any(char.IsControl);

    private static bool IsSlug(string text) =>
        text.Length is >= 1 and <= 40 && text.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
