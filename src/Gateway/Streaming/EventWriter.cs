using System.Text;

namespace Gateway.Streaming;

/// <summary>Writes an event stream as browsers read it (HTML, "Server-sent events").</summary>
internal sealed class EventWriter(Stream body)
{
    /// <summary>The media type.</summary>
    public const string ContentType = "text/event-stream";

    /// <summary>Says how long a client waits before it comes back.</summary>
    public Task BeginAsync(TimeSpan retry, CancellationToken cancellation) =>
        WriteAsync(FormattableString.Invariant($"retry: {(long)retry.TotalMilliseconds}\n\n"), cancellation);

    /// <summary>One event.</summary>
    /// <param name="id">What the client sends back as <c>Last-Event-ID</c>; one line.</param>
    /// <param name="kind">Its name; one line.</param>
    /// <param name="data">What it says; one line.</param>
    /// <param name="cancellation">Ends the wait for the client.</param>
    public Task EventAsync(string id, string kind, string data, CancellationToken cancellation) =>
        WriteAsync($"id: {id}\nevent: {kind}\ndata: {data}\n\n", cancellation);

    /// <summary>One event of a stream that cannot be come back to.</summary>
    /// <param name="kind">Its name; one line.</param>
    /// <param name="data">What it says; one line.</param>
    /// <param name="cancellation">Ends the wait for the client.</param>
    public Task EventAsync(string kind, string data, CancellationToken cancellation) => WriteAsync($"event: {kind}\ndata: {data}\n\n", cancellation);

    /// <summary>A sign of life, which clients do not show; the id is kept without an event.</summary>
    public Task HeartbeatAsync(string id, CancellationToken cancellation) => WriteAsync($": alive\nid: {id}\n\n", cancellation);

    private async Task WriteAsync(string text, CancellationToken cancellation)
    {
        await body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        await body.FlushAsync(cancellation);
    }
}
