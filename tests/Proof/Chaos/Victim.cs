namespace Proof.Chaos;

/// <summary>What is killed.</summary>
internal enum Victim
{
    /// <summary>The first Matching process.</summary>
    FirstReplica,

    /// <summary>The second Matching process.</summary>
    SecondReplica,

    /// <summary>The database server with every process of it.</summary>
    PostgreSql,
}
