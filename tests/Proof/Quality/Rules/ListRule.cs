using Matching.Geo;
using Matching.Lifts;
using Matching.Sessions;

namespace Proof.Quality.Rules;

/// <summary>
/// A site that lists drivers by a rule about their ends alone: whoever wants a lift asks down the list, so many of them, and the first in whose car the party fits within the limits takes it.
/// </summary>
/// <param name="world">The weekend.</param>
/// <param name="asks">How many drivers somebody asks before giving up.</param>
/// <param name="lists">Whether the site lists a driver.</param>
/// <param name="order">By what it orders them, least first.</param>
internal sealed class ListRule(
    QualityWorld world, int asks, Func<ListRule.Ends, ListRule.Ends, bool> lists, Func<ListRule.Ends, ListRule.Ends, double> order) : IRule
{
    /// <summary>Longest time between the starts of two sessions that a site takes for the same time.</summary>
    private static readonly TimeSpan SameTime = TimeSpan.FromHours(2);

    private readonly IReadOnlyList<(Guid Id, Ends Ends)> drivers =
        [.. world.Offers.Select(offer => (offer.Id, new Ends(offer.Terms.Origin.Point, world.SessionOf(offer)))).OrderBy(driver => driver.Id)];

    /// <summary>Nomad: drivers to the very session whose start lies within 80 km of the passenger's, nearest first.</summary>
    public static ListRule Nomad(QualityWorld world, int asks) => new(
        world, asks, (driver, rider) => driver.Session.Id == rider.Session.Id && driver.Home.MetresTo(rider.Home) <= 80_000, (driver, rider) => driver.Home.MetresTo(rider.Home));

    /// <summary>Carpool Vote: drivers at that time who have both of the passenger's ends within a radius of their start, nearest first.</summary>
    public static ListRule CarpoolVote(QualityWorld world, int asks, double radius) => new(
        world,
        asks,
        (driver, rider) => IsSameTime(driver, rider) && driver.Home.MetresTo(rider.Home) <= radius && driver.Home.MetresTo(rider.End) <= radius,
        (driver, rider) => driver.Home.MetresTo(rider.Home));

    /// <summary>Carpoolear: drivers at that time whose start is near the passenger's start and whose end is near their end, nearest ends first.</summary>
    public static ListRule Carpoolear(QualityWorld world, int asks, double radius) => new(
        world,
        asks,
        (driver, rider) => IsSameTime(driver, rider) && driver.Home.MetresTo(rider.Home) <= radius && driver.End.MetresTo(rider.End) <= radius,
        (driver, rider) => driver.Home.MetresTo(rider.Home) + driver.End.MetresTo(rider.End));

    /// <summary>The drivers that somebody is shown, in the order in which they are asked.</summary>
    public IEnumerable<Guid> ListFor(LiftRequest request)
    {
        var rider = new Ends(request.Needs.Origin.Point, world.SessionOf(request));
        return drivers.Where(driver => lists(driver.Ends, rider)).OrderBy(driver => order(driver.Ends, rider)).Select(driver => driver.Id);
    }

    /// <inheritdoc />
    public async Task MatchAsync(LiftRequest request, Fleet fleet)
    {
        foreach (var driver in ListFor(request).Take(asks))
        {
            if (await fleet.BookAsync(request, driver))
            {
                return;
            }
        }
    }

    private static bool IsSameTime(Ends driver, Ends rider) => (driver.Session.StartsAt - rider.Session.StartsAt).Duration() <= SameTime;

    /// <summary>Where a journey starts and ends.</summary>
    internal readonly record struct Ends(GridPoint Home, Session Session)
    {
        /// <summary>Where it ends.</summary>
        public GridPoint End => Session.Grid!.Value;
    }
}
