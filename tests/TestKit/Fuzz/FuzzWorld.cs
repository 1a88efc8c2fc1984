namespace TestKit.Fuzz;

/// <summary>What really exists behind the service, so that generated requests reach further than "there is no such thing".</summary>
/// <param name="Ids">Ids by the name of what they are, in proto spelling: session, sign_up, lift_offer, lift_request, booking, campaign. A sign-up stands where its session stands.</param>
/// <param name="Tokens">Bearer tokens of every role and of several people; first of the people who sign up, drive and ride, each in their turn.</param>
/// <param name="People">How many those are.</param>
/// <param name="BadTokens">Bearer tokens that are not valid.</param>
/// <param name="Pages">Page tokens that were given for some query.</param>
internal sealed record FuzzWorld(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Ids,
    IReadOnlyList<string> Tokens,
    int People,
    IReadOnlyList<string> BadTokens,
    IReadOnlyList<string> Pages)
{
    /// <summary>The token of whoever may be erased: nobody else is, lest the world be empty soon. Empty where nobody is to be spared.</summary>
    public string Goner { get; init; } = "";

    /// <summary>A world where nothing exists.</summary>
    public static readonly FuzzWorld Empty = new(new Dictionary<string, IReadOnlyList<string>>(), [], 0, [], []);
}
