using Npgsql;
using Proof.Chaos.Histories;

namespace Proof.Chaos;

/// <summary>
/// Looks at the numbers of every offer's events all through the run: whoever sees one sees all before it, at any moment. A number that is committed after a greater one would be lost to those who watch.
/// </summary>
internal sealed class Witness(string connectionString, History history)
{
    private const string Holes = "select offer_id, count(*), max(number) from offer_event group by offer_id having count(*) <> max(number)";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Times it could look.</summary>
    public int Looks { get; private set; }

    /// <summary>Looks until it is told to stop; a database that is killed is waited for.</summary>
    public async Task WatchAsync(CancellationToken stop)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var command = source.CreateCommand(Holes);
                await using var reader = await command.ExecuteReaderAsync(stop);
                while (await reader.ReadAsync(stop))
                {
                    history.AddFault($"of offer {reader.GetGuid(0)} {reader.GetInt64(1)} events are seen, and number {reader.GetInt64(2)} among them");
                }

                Looks++;
            }
            catch (Exception away) when (away is NpgsqlException or OperationCanceledException)
            {
                // Killed, or done.
            }

            await Task.Delay(Pause, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
