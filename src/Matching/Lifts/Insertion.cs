namespace Matching.Lifts;

/// <summary>Where a party's stops go between a leg's stops.</summary>
/// <param name="PickupAfter">Number of the leg's stops before the pickup.</param>
/// <param name="DropoffAfter">Number of the leg's stops before the drop-off, not less than <paramref name="PickupAfter"/>.</param>
/// <param name="SeatsLeft">Seats left between the two with the party aboard.</param>
public readonly record struct Insertion(int PickupAfter, int DropoffAfter, int SeatsLeft);
