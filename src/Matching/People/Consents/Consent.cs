namespace Matching.People.Consents;

/// <summary>Somebody's last word on one purpose.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="WordingVersion">The words that they agreed to last; 0 where they never did.</param>
/// <param name="GivenAt">When they agreed last; null where they never did.</param>
/// <param name="WithdrawnAt">When they took it back; null where they did not.</param>
public sealed record Consent(ConsentPurpose Purpose, int WordingVersion, DateTimeOffset? GivenAt, DateTimeOffset? WithdrawnAt)
{
    /// <summary>Whether it holds: given, not taken back, and in the words that stand now.</summary>
    public bool Holds => GivenAt is not null && WithdrawnAt is null && WordingVersion == ConsentWordings.Latest(Purpose).Version;
}
