using System.Security.Cryptography;
using Matching.Lifts;
using Npgsql;

namespace Matching.Tests.People;

/// <summary>Looks for bytes in every column of every table, and inside everything that is sealed there.</summary>
internal sealed class Needles(NpgsqlDataSource source, IOriginVault vault, IReadOnlyDictionary<string, byte[]> wanted)
{
    /// <summary>Where each was found, as <c>what in table.column</c>.</summary>
    public async Task<IReadOnlySet<string>> FindAsync(CancellationToken cancellation)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var table in await TablesAsync(cancellation))
        {
            await LookAsync(table, found, cancellation);
        }

        return found;
    }

    private async Task<IReadOnlyList<string>> TablesAsync(CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            """
            select table_name::text from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('spatial_ref_sys', 'seat', 'postcode')
            """);
        var tables = new List<string>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            tables.Add(rows.GetString(0));
        }

        return tables;
    }

    private async Task LookAsync(string table, SortedSet<string> found, CancellationToken cancellation)
    {
        var columns = new List<(string Name, bool Bytes)>();
        await using (var shape = source.CreateCommand("select column_name::text, data_type = 'bytea' from information_schema.columns where table_schema = 'public' and table_name = $1 order by ordinal_position"))
        {
            shape.Parameters.AddWithValue(table);
            await using var names = await shape.ExecuteReaderAsync(cancellation);
            while (await names.ReadAsync(cancellation))
            {
                columns.Add((names.GetString(0), names.GetBoolean(1)));
            }
        }

        var list = string.Join(", ", columns.Select(column => column.Bytes ? $"\"{column.Name}\"" : $"\"{column.Name}\"::text"));
        await using var command = source.CreateCommand($"select {list} from \"{table}\"");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var owners = Enumerable.Range(0, columns.Count).Where(at => !columns[at].Bytes && !rows.IsDBNull(at))
                .Select(at => Guid.TryParse(rows.GetString(at), out var id) ? id : Guid.Empty).Append(Guid.Empty).Distinct().ToList();
            for (var at = 0; at < columns.Count; at++)
            {
                if (rows.IsDBNull(at))
                {
                    continue;
                }

                foreach (var haystack in columns[at].Bytes ? Opened(rows.GetFieldValue<byte[]>(at), owners) : [System.Text.Encoding.UTF8.GetBytes(rows.GetString(at))])
                {
                    foreach (var (name, _) in wanted.Where(needle => haystack.AsSpan().IndexOf(needle.Value) >= 0))
                    {
                        found.Add($"{name} in {table}.{columns[at].Name}");
                    }
                }
            }
        }
    }

    private IEnumerable<byte[]> Opened(byte[] box, IEnumerable<Guid> owners)
    {
        yield return box;
        foreach (var owner in owners)
        {
            if (TryOpen(box, owner) is { } plain)
            {
                yield return plain;
            }
        }
    }

    private byte[]? TryOpen(byte[] box, Guid owner)
    {
        try
        {
            return vault.Open(owner, box);
        }
        catch (Exception refused) when (refused is CryptographicException or KeyNotFoundException or IndexOutOfRangeException)
        {
            return null;
        }
    }
}
