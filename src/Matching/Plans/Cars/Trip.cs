namespace Matching.Plans.Cars;

/// <summary>A driver's way to one session, and who could ride along.</summary>
/// <param name="Driver">Who drives.</param>
/// <param name="Session">Where to.</param>
/// <param name="Seats">Seats for others that nobody has yet.</param>
/// <param name="Longest">Longest way there, and back, in seconds.</param>
/// <param name="Options">Who could ride along if nobody else did, and from where, as numbers of <see cref="BoardingOptions"/>; a person's follow each other.</param>
/// <param name="Kept">Who rides along anyway, each with their longest time aboard there and back, in seconds; null where the car need not drive.</param>
internal sealed record Trip(
    int Driver,
    int Session,
    int Seats,
    (double Outward, double Return) Longest,
    int[] Options,
    IReadOnlyList<(KeptRider Rider, (double Outward, double Return) Longest)>? Kept = null)
{
    /// <summary>Whether the car drives whatever it is worth.</summary>
    public bool IsKept => Kept is not null;
}
