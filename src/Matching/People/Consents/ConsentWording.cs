namespace Matching.People.Consents;

/// <summary>The words in which somebody is asked.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Version">Counted from 1 for each purpose. Words that were ever shown are never changed: other words are another version.</param>
/// <param name="Since">First day of these words.</param>
/// <param name="Text">The words, in English.</param>
public sealed record ConsentWording(ConsentPurpose Purpose, int Version, DateOnly Since, string Text);
