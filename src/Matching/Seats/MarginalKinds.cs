using Matching.Campaigns;

namespace Matching.Seats;

/// <summary>A set of kinds.</summary>
[Flags]
internal enum MarginalKinds
{
    /// <summary>No kind.</summary>
    None = 0,

    /// <summary><see cref="MarginalKind.Open"/>.</summary>
    Open = 1 << MarginalKind.Open,

    /// <summary><see cref="MarginalKind.Hold"/>.</summary>
    Hold = 1 << MarginalKind.Hold,

    /// <summary><see cref="MarginalKind.Gain"/>.</summary>
    Gain = 1 << MarginalKind.Gain,

    /// <summary>Every kind.</summary>
    All = Open | Hold | Gain,
}
