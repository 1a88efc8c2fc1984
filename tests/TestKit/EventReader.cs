using System.Net.Sockets;
using System.Text;
using Xunit;

namespace TestKit;

/// <summary>Reads an event stream off a socket as HTML's "Server-sent events" says, so that a test can break the connection where it likes.</summary>
public sealed class EventReader : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
    private StreamReader lines = StreamReader.Null;

    /// <summary>What the client would send back as Last-Event-ID.</summary>
    public string LastId { get; private set; } = "";

    /// <summary>The status line and headers.</summary>
    public string Head { get; private set; } = "";

    /// <summary>Comment lines so far.</summary>
    public int Comments { get; private set; }

    /// <summary>Asks for a stream.</summary>
    public static async Task<EventReader> OpenAsync(Uri server, string path, string token, string lastId = "")
    {
        var reader = new EventReader { LastId = lastId };
        await reader.socket.ConnectAsync(server.Host, server.Port, TestContext.Current.CancellationToken);
        var stream = new NetworkStream(reader.socket);
        var last = lastId.Length > 0 ? $"Last-Event-ID: {lastId}\r\n" : "";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nAccept: text/event-stream\r\nAccept-Encoding: br, gzip\r\n{last}\r\n"));
        reader.lines = new StreamReader(stream, Encoding.UTF8);
        while (await reader.LineAsync() is { Length: > 0 } line)
        {
            reader.Head += $"{line}\n";
        }

        return reader;
    }

    /// <summary>The next event; null where the stream ends.</summary>
    public async Task<(string Id, string Kind, string Data)?> NextAsync()
    {
        var (kind, data) = ("", "");
        while (await LineAsync() is { } line)
        {
            // Lengths of chunks stand between, on lines of their own.
            if (line.Length == 0 && data.Length > 0)
            {
                return (LastId, kind, data);
            }

            Comments += line.StartsWith(':') ? 1 : 0;
            LastId = Value(line, "id") ?? LastId;
            kind = Value(line, "event") ?? kind;
            data = Value(line, "data") ?? data;
            if (line == "0")
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Breaks the connection without a word: what is under way is lost.</summary>
    public void Break()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lines.Dispose();
        socket.Dispose();
    }

    private static string? Value(string line, string field) => line.StartsWith($"{field}: ", StringComparison.Ordinal) ? line[(field.Length + 2)..] : null;

    private async Task<string?> LineAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Eventually.Patience);
        return await lines.ReadLineAsync(patience.Token);
    }
}
