using Matching.Storage.Import;

namespace TestKit;

/// <summary>A database with the official seats and results of 2024, every unit postcode of Great Britain, and Northern Ireland's outcodes.</summary>
public sealed class OfficialPostcodes : OfficialPostGis
{
    /// <inheritdoc />
    protected override string TemplateKey => "official_postcodes";

    /// <inheritdoc />
    protected override async Task FillAsync(string connectionString)
    {
        await base.FillAsync(connectionString);
        await new OfficialImport(connectionString, TimeProvider.System)
            .PostcodesAsync([OfficialData.Postcodes, OfficialData.Outcodes, OfficialData.DataZones], CancellationToken.None);
    }
}
