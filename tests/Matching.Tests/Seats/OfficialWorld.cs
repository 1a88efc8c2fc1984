using System.Globalization;
using System.IO.Compression;
using Matching.Geo;
using Matching.Seats;
using Matching.Storage;
using Npgsql;
using TestKit;

namespace Matching.Tests.Seats;

/// <summary>The official seats and results of 2024, a hundredth of the official unit postcodes, and the snapshot that the service makes of them.</summary>
public class OfficialWorld : OfficialPostGis
{
    private const int EveryNth = 100;

    /// <summary>The snapshot.</summary>
    internal LoadedFigures Figures { get; } = new();

    /// <inheritdoc />
    protected override string TemplateKey => "official_world";

    /// <inheritdoc />
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (Missing() is null)
        {
            Figures.Replace((await new FiguresLoader(Source).LoadAsync(null, TestContext.Current.CancellationToken))!);
        }
    }

    /// <inheritdoc />
    protected override async Task FillAsync(string connectionString)
    {
        await base.FillAsync(connectionString);
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var release = new NpgsqlCommand(
            """
            insert into release (kind, source, sha256, row_count, imported_at) values ('POSTCODES', 'sample', '', 17000, now()) returning id
            """,
            connection);
        var id = (long)(await release.ExecuteScalarAsync())!;
        await using var partition = new NpgsqlCommand($"create table postcode_{id} partition of postcode for values in ({id})", connection);
        await partition.ExecuteNonQueryAsync();
        await using var copy = await connection.BeginBinaryImportAsync("copy postcode (release_id, code, easting, northing) from stdin (format binary)");
        foreach (var (code, easting, northing) in Postcodes())
        {
            await copy.WriteRowAsync(CancellationToken.None, id, code, easting, northing);
        }

        await copy.CompleteAsync();
    }

    /// <summary>Every hundredth postcode of each file, which is some twenty-five in every seat of Great Britain.</summary>
    private static IEnumerable<(string Code, int Easting, int Northing)> Postcodes()
    {
        using var zip = ZipFile.OpenRead(OfficialData.Postcodes);
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.StartsWith("Data/CSV/", StringComparison.Ordinal) && entry.Length > 0))
        {
            using var reader = new StreamReader(entry.Open());
            for (var row = 0; reader.ReadLine() is { } line; row++)
            {
                var fields = line.Split(',');
                if (row % EveryNth == 0 && fields[2] != "0")
                {
                    yield return (
                        fields[0].Trim('"'),
                        int.Parse(fields[2], CultureInfo.InvariantCulture),
                        int.Parse(fields[3], CultureInfo.InvariantCulture));
                }
            }
        }
    }

    /// <summary>The sampled postcodes in a seeded random order.</summary>
    internal async Task<List<(string Code, GridPoint Point)>> ShuffledAsync()
    {
        await using var command = Source.CreateCommand("select code, easting, northing from postcode order by md5(code)");
        await using var reader = await command.ExecuteReaderAsync();
        var all = new List<(string, GridPoint)>();
        while (await reader.ReadAsync())
        {
            all.Add((reader.GetString(0), new GridPoint(reader.GetInt32(1), reader.GetInt32(2))));
        }

        return all;
    }
}
