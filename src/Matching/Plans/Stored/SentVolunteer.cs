using Matching.Sessions;

namespace Matching.Plans.Stored;

/// <summary>Somebody whom a plan sends, as they stand now.</summary>
/// <param name="Sent">Where to, and how they come.</param>
/// <param name="People">People of their party; 0 where what they had said is forgotten.</param>
/// <param name="Name">Their first name, once they were asked; until then what they have said is nobody's business.</param>
/// <param name="Answer">What came of the question; null where they were not asked.</param>
/// <param name="Car">The offer, or the availability of who is sent, that they would ride with; null where with nobody.</param>
/// <param name="Driver">The first name of who drives it, where it is known.</param>
public sealed record SentVolunteer(OutcomeSent Sent, int People, string? Name, SignUpState? Answer, Guid? Car, string? Driver);
