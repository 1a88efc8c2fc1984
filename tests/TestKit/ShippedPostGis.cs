using Matching.Storage.Import.Shipping;

namespace TestKit;

/// <summary>A database with the figures that the project ships: seats and results of 2024, sectors and outcodes, no unit postcodes.</summary>
public class ShippedPostGis : PostGis
{
    /// <summary>The folder of the shipped figures, beside the tests' own assembly.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "data");

    /// <inheritdoc />
    protected override string TemplateKey => "shipped";

    /// <inheritdoc />
    protected override Task FillAsync(string connectionString) =>
        new ShippedImport(connectionString, TimeProvider.System).LoadAsync(Folder, CancellationToken.None);
}
