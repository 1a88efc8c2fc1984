using Matching.Storage.Import;

namespace TestKit;

/// <summary>A database with the official seats and results of 2024.</summary>
public class OfficialPostGis : PostGis
{
    /// <inheritdoc />
    protected override string TemplateKey => "official";

    /// <inheritdoc />
    protected override string? Missing() => base.Missing() ?? OfficialData.Missing();

    /// <inheritdoc />
    protected override async Task FillAsync(string connectionString)
    {
        var import = new OfficialImport(connectionString, TimeProvider.System);
        await import.SeatsAsync(OfficialData.Seats2024, null, CancellationToken.None);
        await import.ResultsAsync([OfficialData.Results2024, OfficialData.Candidates2024], null, null, CancellationToken.None);
    }
}
