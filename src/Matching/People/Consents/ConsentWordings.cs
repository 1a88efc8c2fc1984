namespace Matching.People.Consents;

/// <summary>
/// Every wording that anybody was ever asked with, so that what they agreed to can be shown. A further version is added at the end of its purpose, and asks everybody again.
/// </summary>
public static class ConsentWordings
{
    /// <summary>All, by purpose and then by version.</summary>
    public static readonly IReadOnlyList<ConsentWording> All =
    [
        new(
            ConsentPurpose.TakingPart,
            1,
            new(2026, 11, 23),
            "I agree that this campaign keeps and uses what I enter in order to bring me to its sessions: which sessions I come to, lifts that I offer or ask for, and where I set out from. I know that this says "
            + "something of my political opinions. Organisers of the campaign see my first name and the sessions I come to; people I may share a car with see my first name and roughly where I set out, and once we have "
            + "both said yes, where we meet. Places of mine are deleted some days after the session. I can take this back at any time: what I have coming up is then called off at once."),
        new(
            ConsentPurpose.ContactSharing,
            1,
            new(2026, 11, 23),
            "I agree that whoever I share a car with is shown the contact that I have chosen, my address of electronic mail or my telephone number, from the moment both of us have said yes until a day after the journey. "
            + "Without this, nobody is. I can take it back at any time, and it is hidden at once; what somebody has written down before, nobody can take from them."),
        new(
            ConsentPurpose.Messages,
            1,
            new(2026, 11, 23),
            "I agree to be sent messages about the sessions I come to and the lifts I share: that somebody asks for a seat, says yes, is late or drops out, or that a session changes. Without this I have to look for "
            + "myself. I can take it back at any time, and what was not yet sent is deleted."),
    ];

    /// <summary>The wording of a purpose that stands now.</summary>
    public static ConsentWording Latest(ConsentPurpose purpose) => All.Last(wording => wording.Purpose == purpose);
}
