namespace Matching.Bookings.Disclosing;

/// <summary>What a reader is shown of a detail that they have a right to.</summary>
/// <param name="Booking">The booking.</param>
/// <param name="What">What it is.</param>
/// <param name="Withheld">Not shown, and not written down as shown, since it belongs to one person too many for a day.</param>
/// <param name="Contact">Of a contact that is shown the address or number; else empty.</param>
public sealed record DetailView(Guid Booking, DetailKind What, bool Withheld, string Contact)
{
    /// <summary>What is printed by accident tells nothing.</summary>
    public override string ToString() => $"{What} of {Booking}";
}
