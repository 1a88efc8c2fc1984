using System.Buffers;
using System.Data;
using System.Text.Json;
using Matching.People;

namespace Matching.Storage.People.Rights;

/// <summary>Writes out what is kept of a person: one statement a list, all at one moment.</summary>
internal sealed class PersonExport(Database source, ExportJson rows) : IPersonExport
{
    /// <summary>The lists, in the order in which they are written; each is a statement of the same name.</summary>
    internal static readonly IReadOnlyList<string> Lists =
    [
        "person", "consents", "roles", "sign_ups", "availabilities", "sessions", "lift_offers", "lift_series", "lift_occurrences", "lift_requests", "bookings", "booking_legs", "notices", "blocks", "reports", "reports_of_me",
        "shown_of_me", "shown_to_me", "messages", "sign_ins", "tokens", "answers",
    ];

    private static readonly string[] Statements = [.. Lists.Select(list => Sql.Read($"People/Export/{list}.sql"))];

    /// <inheritdoc />
    public async Task<ReadOnlyMemory<byte>> ExportAsync(Caller caller, CancellationToken cancellation)
    {
        var written = new ArrayBufferWriter<byte>();
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var moment = await source.BeginAsync(connection, IsolationLevel.RepeatableRead, cancellation);
        await using (var json = new Utf8JsonWriter(written))
        {
            json.WriteStartObject();
            for (var list = 0; list < Lists.Count; list++)
            {
                json.WritePropertyName(Lists[list]);
                await using var command = connection.Command(Statements[list], caller.Campaign, caller.Subject);
                await rows.WriteAsync(json, command, cancellation);
            }

            json.WriteEndObject();
        }

        return written.WrittenMemory;
    }
}
