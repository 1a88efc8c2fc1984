namespace Matching.Storage.Import.Results;

/// <summary>What the official results call those who stand for no party.</summary>
internal static class PartyNames
{
    /// <summary>Tells whether a short name is a party's that a campaign can be of: independents and the Speaker are none.</summary>
    public static bool IsParty(string shortName) => shortName is not ("Ind" or "Spk");
}
