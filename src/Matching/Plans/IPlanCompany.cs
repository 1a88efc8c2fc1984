namespace Matching.Plans;

/// <summary>Who may share a car: what people ask of each other, whatever the way and the time. It is asked often, by several threads, and always answers the same.</summary>
public interface IPlanCompany
{
    /// <summary>Whether somebody may ride in a driver's car.</summary>
    bool MayRide(string driver, string rider);

    /// <summary>Whether two passengers may sit in one car.</summary>
    bool MaySitTogether(string one, string other);
}
