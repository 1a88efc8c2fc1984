namespace Matching.Storage.Plans;

/// <summary>What a commit asks of somebody.</summary>
internal enum StepKind
{
    /// <summary>To come to a session that they did not choose.</summary>
    Place,

    /// <summary>To ride in a car.</summary>
    Ride,
}
