using System.Collections.Frozen;

namespace Matching.Plans;

/// <summary>Who may share a car by what a problem's volunteers say: as for every lift, with one wheelchair and one child seat a car.</summary>
public sealed class PlanCompany : IPlanCompany
{
    private static readonly PlanPreferences None = new();

    private readonly FrozenDictionary<string, PlanVolunteer> people;
    private readonly FrozenSet<(string, string)> apart;

    private PlanCompany(IReadOnlyList<PlanVolunteer> volunteers)
    {
        people = volunteers.ToFrozenDictionary(one => one.Id, StringComparer.Ordinal);
        apart = volunteers.SelectMany(one => (one.Preferences ?? None).Apart.SelectMany(other => new[] { (one.Id, other), (other, one.Id) })).ToFrozenSet();
    }

    /// <summary>What the volunteers say; null where nobody says anything.</summary>
    public static PlanCompany? Of(IReadOnlyList<PlanVolunteer> volunteers)
    {
        ArgumentNullException.ThrowIfNull(volunteers);
        return volunteers.Any(one => one.Preferences is not null) ? new PlanCompany(volunteers) : null;
    }

    /// <inheritdoc />
    public bool MayRide(string driver, string rider)
    {
        var (car, needs) = (Of(driver), Of(rider));
        return !apart.Contains((driver, rider))
            && !(car.WomenOnly && !needs.WomenOnly && !needs.WomenOnlyWelcome)
            && !(needs.WomenOnly && !car.WomenOnly)
            && !(NeedsWheelchair(rider) && !car.Wheelchair)
            && !(NeedsChildSeat(rider) && !car.ChildSeat);
    }

    /// <inheritdoc />
    public bool MaySitTogether(string one, string other) =>
        !apart.Contains((one, other)) && !(NeedsWheelchair(one) && NeedsWheelchair(other)) && !(NeedsChildSeat(one) && NeedsChildSeat(other));

    private PlanPreferences Of(string volunteer) => people[volunteer].Preferences ?? None;

    /// <summary>What a driver has in their car they do not need in another's.</summary>
    private bool NeedsWheelchair(string volunteer) => Of(volunteer).Wheelchair && people[volunteer].SpareSeats is null;

    private bool NeedsChildSeat(string volunteer) => Of(volunteer).ChildSeat && people[volunteer].SpareSeats is null;
}
