namespace Matching.Campaigns;

/// <summary>Who is asking, and what counts as marginal for them.</summary>
public sealed record Campaign
{
    /// <summary>Greatest margin where a campaign says nothing else.</summary>
    public const double DefaultMaxMarginShare = 0.05;

    /// <summary>Slug.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>The party's short name, or null for none.</summary>
    public string? Party { get; init; }

    /// <summary>Boundary set.</summary>
    public required string BoundarySet { get; init; }

    /// <summary>Election whose results count.</summary>
    public required string Election { get; init; }

    /// <summary>Greatest margin as a share of the valid votes.</summary>
    public double MaxMarginShare { get; init; } = DefaultMaxMarginShare;

    /// <summary>Greatest margin in votes, or null for none.</summary>
    public int? MaxMarginVotes { get; init; }

    /// <summary>Kinds wanted; all where empty.</summary>
    public IReadOnlyList<MarginalKind> Kinds { get; init; } = [];

    /// <summary>Listed targets; where there are any, they alone are the campaign's marginal seats.</summary>
    public IReadOnlyList<CampaignTarget> Targets { get; init; } = [];

    /// <summary>Whether people of 16 and 17 may take part: as passengers, and never alone with one driver.</summary>
    public bool MinorsWelcome { get; init; }

    /// <summary>True where generated for demonstration.</summary>
    public bool Demo { get; init; }

    /// <summary>Version of what is stored, counted from 1.</summary>
    public long Version { get; init; } = 1;

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
