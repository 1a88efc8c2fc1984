using Matching.Outcomes;
using Npgsql;

namespace Matching.Storage;

/// <summary>What the database says where whoever writes was erased, withdrew their consent, was barred, or said that they are 16 or 17, after their call was let in (<c>act_as</c>).</summary>
internal static class LostFooting
{
    private const string Gone = "MT001";
    private const string Withdrawn = "MT002";
    private const string Barred = "MT003";
    private const string TooYoung = "MT004";

    /// <summary>The guard of migration 0042, which meets who has said in the moment before that they are 16 or 17.</summary>
    private const string TooYoungToDrive = "MS043";

    /// <summary>What the caller is told, as if they had come a moment later; null where something else went wrong.</summary>
    public static Failure? Of(PostgresException broken) => broken.SqlState switch
    {
        Gone => new Failure(Reason.Unauthenticated, "The token names nobody who takes part in this campaign."),
        Withdrawn => new Failure(Reason.ConsentNeeded, "This needs the caller's consent to TAKING_PART, in the words that stand now.")
        {
            Metadata = new Dictionary<string, string> { ["purpose"] = "TAKING_PART" },
        },
        Barred => new Failure(Reason.Barred, "The campaign's organisers have barred you from taking part."),
        TooYoung => new Failure(Reason.AdultsOnly, "This campaign is for people of 18 and more."),
        TooYoungToDrive => new Failure(Reason.AdultsOnly, "Whoever drives must be 18 or more."),
        _ => null,
    };
}
