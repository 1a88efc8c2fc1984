
namespace Matching.People.Lists;

/// <summary>Somebody on a list.</summary>
/// <param name="Address">Their address.</param>
/// <param name="FirstName">Their first name, 1 to 100 characters.</param>
public sealed record ListedPerson(EmailAddress Address, string FirstName)
{
    /// <summary>Never printed by accident.</summary>
    public override string ToString() => "somebody on a list";
}
