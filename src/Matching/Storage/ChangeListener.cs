using Npgsql;

namespace Matching.Storage;

/// <summary>
/// Listens on one connection of its own to every channel that a <see cref="IChangeHandler"/> wants to hear. After each new connection all are
/// told, since something may have changed while nobody listened.
/// </summary>
internal sealed partial class ChangeListener(
    Database source,
    IEnumerable<IChangeHandler> handlers,
    TimeProvider clock,
    ILogger<ChangeListener> logger) : BackgroundService
{
    /// <summary>How long a silent connection is believed before it is asked whether it still lives.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ILookup<string, IChangeHandler> byChannel = handlers.ToLookup(handler => handler.Channel, StringComparer.Ordinal);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                LogLost(fault);
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        await using var connection = await source.Everywhere.OpenConnectionAsync(cancellation);
        try
        {
            await ListenOnAsync(connection, cancellation);
        }
        finally
        {
            // The pool resets nothing between uses: a connection that listens must not go back to it.
            NpgsqlConnection.ClearPool(connection);
        }
    }

    private async Task ListenOnAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        connection.Notification += (_, heard) => Tell(heard.Channel, handler => handler.Heard(heard.Payload));
        foreach (var channel in byChannel)
        {
            // A channel is an identifier, which takes no parameter; the names are this program's own.
            await using var listen = connection.Command($"listen {channel.Key}");
            await listen.ExecuteNonQueryAsync(cancellation);
        }

        foreach (var channel in byChannel)
        {
            Tell(channel.Key, handler => handler.Changed());
        }

        while (true)
        {
            if (!await connection.WaitAsync(Patience, cancellation))
            {
                await using var ask = connection.Command("select 1");
                await ask.ExecuteNonQueryAsync(cancellation);
            }
        }
    }

    private void Tell(string channel, Action<IChangeHandler> word)
    {
        foreach (var handler in byChannel[channel])
        {
            word(handler);
        }
    }

    [LoggerMessage(EventId = 2101, Level = LogLevel.Warning, Message = "Lost the connection that listens for changes; trying again")]
    private partial void LogLost(Exception fault);
}
