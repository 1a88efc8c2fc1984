using Matching.Sessions;

namespace Matching.Storage.Plans;

/// <summary>What somebody has answered whom a plan has asked to come.</summary>
/// <param name="State">Asked still, going, or not.</param>
/// <param name="Offer">Their live offer to the session.</param>
/// <param name="Request">Their open request to the session.</param>
internal sealed record SentAnswer(SignUpState State, Guid? Offer, Guid? Request);
