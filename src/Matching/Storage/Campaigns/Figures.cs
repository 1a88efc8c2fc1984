using Matching.Campaigns;

namespace Matching.Storage.Campaigns;

/// <summary>Looks figures up in the loaded releases.</summary>
internal sealed class Figures(Database source) : IFigures
{
    private static readonly string Statement = Sql.Read("Campaigns/figures.sql");

    /// <inheritdoc />
    public async Task<KnownFigures> LookUpAsync(
        string boundarySet,
        string election,
        string party,
        IReadOnlyCollection<string> seats,
        CancellationToken cancellation)
    {
        await using var command = source.Everywhere.Command(Statement, boundarySet, election, party, seats.ToArray());
        var known = await command.ReadOneAsync(
            row => new KnownFigures(
                row.IsDBNull(0) ? null : row.GetString(0),
                row.IsDBNull(1) ? null : row.GetString(1),
                row.GetBoolean(2),
                row.GetFieldValue<string[]>(3)),
            cancellation);
        return known!;
    }
}
