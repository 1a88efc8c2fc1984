namespace Matching.Seats;

/// <summary>Whose marginal seats are wanted: a campaign's, an ad-hoc campaign's, or a campaign's with some of its terms replaced.</summary>
internal sealed record MarginalQuery
{
    /// <summary>Slug of the campaign, or empty for an ad-hoc campaign without a party.</summary>
    public string Campaign { get; init; } = "";

    /// <summary>Boundary set; empty for the campaign's, else the newest.</summary>
    public string BoundarySet { get; init; } = "";

    /// <summary>Party instead of the campaign's; empty for the campaign's.</summary>
    public string Party { get; init; } = "";

    /// <summary>Greatest margin instead of the campaign's.</summary>
    public double? MaxMarginShare { get; init; }

    /// <summary>Greatest margin in votes instead of the campaign's.</summary>
    public int? MaxMarginVotes { get; init; }

    /// <summary>Kinds instead of the campaign's; none for the campaign's.</summary>
    public MarginalKinds Kinds { get; init; }
}
