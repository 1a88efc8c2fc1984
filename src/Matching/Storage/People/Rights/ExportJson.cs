using System.Text;
using System.Text.Json;
using Matching.Geo;
using Matching.Lifts;
using Matching.Storage.Lifts;
using Npgsql;

namespace Matching.Storage.People.Rights;

/// <summary>Rows as JSON: columns by their names, what is sealed opened. The first column says for whom it was sealed, and is not written.</summary>
internal sealed class ExportJson(IOriginVault vault)
{
    /// <summary>Writes every row of a statement as an array of objects.</summary>
    public async Task WriteAsync(Utf8JsonWriter json, NpgsqlCommand command, CancellationToken cancellation)
    {
        json.WriteStartArray();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            json.WriteStartObject();
            var owner = rows.IsDBNull(0) ? Guid.Empty : rows.GetGuid(0);
            for (var column = 1; column < rows.FieldCount; column++)
            {
                json.WritePropertyName(rows.GetName(column));
                Write(json, rows, column, owner);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Write(Utf8JsonWriter json, NpgsqlDataReader row, int column, Guid owner)
    {
        if (row.IsDBNull(column))
        {
            json.WriteNullValue();
            return;
        }

        switch (row.GetDataTypeName(column))
        {
            case "bytea":
                WriteOpened(json, row.GetName(column), row.GetFieldValue<byte[]>(column), owner);
                break;
            case "jsonb":
                json.WriteRawValue(row.GetString(column));
                break;
            case "boolean":
                json.WriteBooleanValue(row.GetBoolean(column));
                break;
            case "integer":
                json.WriteNumberValue(row.GetInt32(column));
                break;
            case "bigint":
                json.WriteNumberValue(row.GetInt64(column));
                break;
            case "double precision":
                json.WriteNumberValue(row.GetDouble(column));
                break;
            case "uuid":
                json.WriteStringValue(row.GetGuid(column));
                break;
            case "date":
                json.WriteStringValue($"{row.GetFieldValue<DateOnly>(column):O}");
                break;
            case "timestamp with time zone":
                json.WriteStringValue(row.GetFieldValue<DateTimeOffset>(column));
                break;
            case "text[]":
                JsonSerializer.Serialize(json, row.GetFieldValue<string[]>(column));
                break;
            default:
                json.WriteStringValue(row.GetString(column));
                break;
        }
    }

    /// <summary>Points stand as such, terms of a series as JSON, everything else as text.</summary>
    private void WriteOpened(Utf8JsonWriter json, string name, byte[] box, Guid owner)
    {
        if (box.Length == 0)
        {
            json.WriteNullValue();
            return;
        }

        var plain = vault.Open(owner, box);
        switch (name)
        {
            case "origin" or "home":
                var point = BritishGrid.ToGeo(SealedOrigin.ReadPoint(plain));
                json.WriteStartObject();
                json.WriteNumber("latitude", point.Latitude);
                json.WriteNumber("longitude", point.Longitude);
                json.WriteEndObject();
                break;
            case "terms" or "own_terms":
                json.WriteRawValue(plain);
                break;
            default:
                json.WriteStringValue(Encoding.UTF8.GetString(plain));
                break;
        }
    }
}
