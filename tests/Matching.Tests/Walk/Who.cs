namespace Matching.Tests.Walk;

/// <summary>Who calls.</summary>
public enum Who
{
    Stranger,
    Volunteer,
    OrganiserOfWestby,
    Organiser,
    Administrator,
    AdministratorOfAll,
}
