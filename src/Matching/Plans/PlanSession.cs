using Matching.Geo;

namespace Matching.Plans;

/// <summary>A session that people are placed at.</summary>
public sealed record PlanSession
{
    /// <summary>Names the session within the problem.</summary>
    public required string Id { get; init; }

    /// <summary>Where people meet.</summary>
    public required GridPoint Point { get; init; }

    /// <summary>When it starts; cars are there a buffer before.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it ends, and cars leave.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>People wanted.</summary>
    public required int Wanted { get; init; }

    /// <summary>People at most.</summary>
    public required int Maximum { get; init; }

    /// <summary>Weight of the seat.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Margin of the seat, a share of the valid votes.</summary>
    public double Margin { get; init; }

    /// <summary>What one of the first <see cref="Wanted"/> people is worth.</summary>
    public double Worth => Weight * Math.Exp(-Margin / PlanRules.MarginScale);
}
