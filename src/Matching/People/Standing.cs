using System.Collections.Frozen;
using Matching.People.Consents;

namespace Matching.People;

/// <summary>What a person is and may do in their campaign.</summary>
/// <param name="Person">Id of the person.</param>
/// <param name="State">How far they have come.</param>
/// <param name="FirstName">Their first name.</param>
/// <param name="Role">The greatest role that was granted to their address; a volunteer without any.</param>
/// <param name="Seats">Codes of the seats that an organiser runs sessions in; null for every seat.</param>
public sealed record Standing(Guid Person, PersonState State, string FirstName, Role Role, IReadOnlySet<string>? Seats)
{
    /// <summary>What they have said of their age.</summary>
    public PersonAge Age { get; init; }

    /// <summary>Whether the campaign's organisers have barred them from taking part; they are then no more than a volunteer.</summary>
    public bool IsBarred { get; init; }

    /// <summary>Whether they are 16 or 17 and the campaign does not welcome people of that age.</summary>
    public bool IsTooYoung { get; init; }

    /// <summary>What they have agreed to, in the words that stand now.</summary>
    public IReadOnlySet<ConsentPurpose> Consents { get; init; } = FrozenSet<ConsentPurpose>.Empty;
}
