namespace Matching.Storage.Import.Shipping;

/// <summary>The files that the project ships, and what they are of.</summary>
/// <param name="Folder">The folder they stand in.</param>
internal sealed record ShippedFiles(string Folder)
{
    /// <summary>The one boundary set that is shipped.</summary>
    public const string BoundarySet = "2024";

    /// <summary>The one election that is shipped.</summary>
    public const string Election = "2024";

    /// <summary>Seats with their results.</summary>
    public string Seats => Path.Combine(Folder, "seats.csv");

    /// <summary>Outlines, simplified.</summary>
    public string Outlines => Path.Combine(Folder, "outlines.topojson");

    /// <summary>Sectors and outcodes.</summary>
    public string Places => Path.Combine(Folder, "places.csv");

    /// <summary>Whose data it is.</summary>
    public string Attribution => Path.Combine(Folder, "ATTRIBUTION.md");
}
