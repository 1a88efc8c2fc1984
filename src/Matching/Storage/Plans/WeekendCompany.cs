using System.Collections.Frozen;
using Matching.Bookings;
using Matching.Lifts;
using Matching.Plans;
using Matching.Plans.Availabilities;

namespace Matching.Storage.Plans;

/// <summary>Who may share a car of a stored weekend, by what judges every booking: preferences, one wheelchair and one child seat a car, who is kept apart.</summary>
internal sealed class WeekendCompany : IPlanCompany
{
    private readonly FrozenDictionary<string, Car> cars;
    private readonly FrozenDictionary<string, LiftOffer> sent;
    private readonly FrozenDictionary<string, LiftRequest> riders;
    private readonly IReadOnlySet<(string, string)> apart;

    public WeekendCompany(Weekend weekend)
    {
        cars = weekend.Cars.ToFrozenDictionary(car => $"{car.Offer.Id}", StringComparer.Ordinal);
        sent = weekend.Free.Where(one => one.Terms.HasSeats).ToFrozenDictionary(one => $"{one.Id}", OfferOf, StringComparer.Ordinal);
        riders = weekend.Requests.Concat(weekend.Free.Select(RequestOf)).ToFrozenDictionary(one => $"{one.Id}", StringComparer.Ordinal);
        apart = weekend.Apart;
    }

    /// <inheritdoc />
    public bool MayRide(string driver, string rider)
    {
        if (!riders.TryGetValue(rider, out var request))
        {
            return false;
        }

        return cars.TryGetValue(driver, out var car)
            ? Preferences.Hold(car.Offer, request) && Others(car, request.Passenger) is var beside && car.Legs.All(leg => !request.Needs.Legs.HasFlag(leg.Direction.ToFlag()) || beside.HasRoomFor(request, leg.Direction))
            : sent.TryGetValue(driver, out var offer) && Preferences.Hold(offer, request) && !AreApart(offer.Driver, request.Passenger);
    }

    /// <inheritdoc />
    public bool MaySitTogether(string one, string other) =>
        !riders.TryGetValue(one, out var first)
        || !riders.TryGetValue(other, out var second)
        || (!(first.Needs.Wheelchair && second.Needs.Wheelchair) && !(first.Needs.ChildSeat && second.Needs.ChildSeat) && !AreApart(first.Passenger, second.Passenger));

    private static LiftOffer OfferOf(Availability one) =>
        new() { Id = one.Id, Campaign = one.Campaign, Driver = one.Subject, DriverName = one.Name, Terms = one.Terms.OfferTo(default, one.From, one.Until) };

    private static LiftRequest RequestOf(Availability one) =>
        new() { Id = one.Id, Campaign = one.Campaign, Passenger = one.Subject, PassengerName = one.Name, Needs = one.Terms.RequestTo(default, one.From, one.Until) };

    /// <summary>The car without a passenger's own seat: nobody takes their own place.</summary>
    private static Car Others(Car car, string passenger) =>
        car.Riders.Any(rider => rider.Passenger == passenger) ? car with { Riders = [.. car.Riders.Where(rider => rider.Passenger != passenger)] } : car;

    private bool AreApart(string one, string other) => apart.Contains((one, other)) || apart.Contains((other, one));
}
