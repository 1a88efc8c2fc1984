using Npgsql;

namespace Matching.Storage.Import.Postcodes;

/// <summary>
/// Writes a release of unit postcodes into a table of its own, indexes it, and only then hangs it into <c>postcode</c> in place of the old one; readers
/// wait for that last moment alone.
/// </summary>
internal static class PostcodeWriter
{
    private const int Step = 50_000;

    /// <summary>Writes a release of unit postcodes within the import's transaction.</summary>
    /// <param name="import">The transaction.</param>
    /// <param name="head">The release.</param>
    /// <param name="units">In order of code, so that the index is built of sorted rows.</param>
    /// <param name="progress">Told how many rows are written.</param>
    /// <param name="cancellation">Stops the import.</param>
    public static async Task WriteAsync(
        ImportTransaction import, ReleaseHead head, IReadOnlyList<UnitPostcode> units, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var release = await import.ReleaseAsync(head, cancellation);
        var old = await PartitionsAsync(import, cancellation);
        var table = FormattableString.Invariant($"postcode_{release}");
        await DefineAsync(import, "Import/postcode_create.sql", table, release, cancellation);
        await using (var copy = await import.Connection.BeginBinaryImportAsync($"copy {table} (code, easting, northing) from stdin (format binary)", cancellation))
        {
            for (var index = 0; index < units.Count; index++)
            {
                await copy.StartRowAsync(cancellation);
                await copy.WriteAsync(units[index].Code, cancellation);
                await copy.WriteAsync(units[index].Easting, cancellation);
                await copy.WriteAsync(units[index].Northing, cancellation);
                if (index % Step == 0)
                {
                    progress?.Report(new ImportProgress("Writing postcodes", index, units.Count));
                }
            }

            await copy.CompleteAsync(cancellation);
        }

        progress?.Report(new ImportProgress("Indexing postcodes", 0, 0));
        foreach (var statement in new[] { "Import/postcode_key.sql", "Import/postcode_analyze.sql" })
        {
            await DefineAsync(import, statement, table, release, cancellation);
        }

        foreach (var partition in old)
        {
            await DefineAsync(import, "Import/postcode_drop.sql", partition, release, cancellation);
        }

        await DefineAsync(import, "Import/postcode_attach.sql", table, release, cancellation);
    }

    private static async Task<List<string>> PartitionsAsync(ImportTransaction import, CancellationToken cancellation)
    {
        var names = new List<string>();
        await using var command = import.Command("Import/postcode_partitions.sql");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    /// <summary>Definitions take no parameters; table and release are the service's own names and numbers.</summary>
    private static async Task DefineAsync(ImportTransaction import, string sqlFile, string table, long release, CancellationToken cancellation)
    {
        var text = Sql.Read(sqlFile).Replace("{table}", table, StringComparison.Ordinal).Replace("{release}", FormattableString.Invariant($"{release}"), StringComparison.Ordinal);
        await using var command = new NpgsqlCommand(text, import.Connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
