namespace Architecture.Tests;

/// <summary>One row of the rooms table: a folder of the service, and the rooms that it may use.</summary>
/// <param name="Name">The folder's name, which is the namespace below <c>Matching</c>.</param>
/// <param name="MayUse">Names of the rooms that it may name.</param>
public sealed record Room(string Name, IReadOnlySet<string> MayUse)
{
    /// <summary>The namespace that the room's types live in.</summary>
    public string Namespace => $"Matching.{Name}";
}
