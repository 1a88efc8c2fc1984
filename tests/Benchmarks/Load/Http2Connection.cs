using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Benchmarks.Load;

/// <summary>
/// One HTTP/2 connection that sends unary gRPC calls as lean as it can, so that the two cores serve rather than generate load. It knows just what
/// a load generator needs of RFC 9113: headers are literals (RFC 7541, 6.2.2) made once, the peer is told to keep no header table, and a call
/// counts as good where its trailers hold <c>grpc-status: 0</c>.
/// </summary>
internal sealed class Http2Connection : IDisposable
{
    private const int FrameHead = 9;
    private const byte Data = 0, Headers = 1, Reset = 3, Settings = 4, Ping = 6, GoAway = 7, WindowUpdate = 8;
    private const byte EndStream = 1, EndHeaders = 4, Ack = 1;

    private static readonly byte[] Good = [.. "grpc-status"u8, 1, (byte)'0'];

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] headerBlock;
    private readonly Dictionary<int, long> started = [];
    private byte[] output = new byte[64 * 1024];
    private int outputLength;
    private byte[] input = new byte[256 * 1024];
    private int inputLength;
    private int nextStream = 1;
    private int consumed;

    public Http2Connection(IPEndPoint server, string path, string? token = null)
    {
        headerBlock = HeaderBlock(server.ToString(), path, token);
        socket.Connect(server);
        Write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8);
        // Header table 0, no push, initial window 2^31 - 1.
        WriteHead(18, Settings, 0, 0);
        Write([0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 4, 0x7f, 0xff, 0xff, 0xff]);
        WriteWindowUpdate(int.MaxValue - 65_535);
        Flush();
    }

    /// <summary>Calls that are under way.</summary>
    public int InFlight => started.Count;

    /// <summary>Calls that ended with another status than 0.</summary>
    public int Failures { get; private set; }

    /// <summary>The last whole message that was received, without its five-byte gRPC prefix.</summary>
    public byte[] LastMessage { get; private set; } = [];

    /// <summary>Keeps the next message in <see cref="LastMessage"/>; off while measuring.</summary>
    public bool KeepMessages { get; set; }

    /// <summary>Queues one call; its time counts from <paramref name="since"/> (a <see cref="Stopwatch"/> timestamp).</summary>
    /// <remarks>
    /// The server's receive windows are not tracked: calls in flight are some hundred bytes together, and the server tops its windows
    /// of 768 KiB and 1 MiB up at half.
    /// </remarks>
    public void Call(ReadOnlySpan<byte> message, long since)
    {
        started.Add(nextStream, since);
        WriteHead(headerBlock.Length, Headers, EndHeaders, nextStream);
        Write(headerBlock);
        WriteHead(message.Length + 5, Data, EndStream, nextStream);
        Span<byte> prefix = stackalloc byte[5];
        BinaryPrimitives.WriteInt32BigEndian(prefix[1..], message.Length);
        Write(prefix);
        Write(message);
        nextStream += 2;
    }

    /// <summary>Sends what is queued.</summary>
    public void Flush()
    {
        for (var sent = 0; sent < outputLength;)
        {
            sent += socket.Send(output.AsSpan(sent, outputLength - sent));
        }

        outputLength = 0;
    }

    /// <summary>Waits for bytes up to <paramref name="wait"/>, and adds the time of each call that ended to <paramref name="ended"/>.</summary>
    /// <returns>The number of calls that ended.</returns>
    public int Receive(TimeSpan wait, List<long> ended)
    {
        if (!SocketWait.ForBytes(socket, wait))
        {
            return 0;
        }

        if (inputLength == input.Length)
        {
            Array.Resize(ref input, input.Length * 2);
        }

        var read = socket.Receive(input.AsSpan(inputLength));
        if (read == 0)
        {
            throw new IOException("The server closed the connection.");
        }

        inputLength += read;
        var now = Stopwatch.GetTimestamp();
        var count = 0;
        var at = 0;
        while (inputLength - at >= FrameHead)
        {
            var length = (input[at] << 16) | (input[at + 1] << 8) | input[at + 2];
            if (inputLength - at < FrameHead + length)
            {
                break;
            }

            var stream = BinaryPrimitives.ReadInt32BigEndian(input.AsSpan(at + 5)) & int.MaxValue;
            count += Frame(input[at + 3], input[at + 4], stream, input.AsSpan(at + FrameHead, length), now, ended);
            at += FrameHead + length;
        }

        input.AsSpan(at, inputLength - at).CopyTo(input);
        inputLength -= at;
        return count;
    }

    public void Dispose() => socket.Dispose();

    private int Frame(byte type, byte flags, int stream, ReadOnlySpan<byte> payload, long now, List<long> ended)
    {
        switch (type)
        {
            case Data:
                Consume(payload.Length);
                if (KeepMessages && payload.Length > 5)
                {
                    LastMessage = payload[5..].ToArray();
                }

                return 0;
            case Headers when (flags & EndStream) != 0:
                Failures += payload.IndexOf(Good) < 0 ? 1 : 0;
                return End(stream, now, ended);
            case Reset:
                Failures++;
                return End(stream, now, ended);
            case Settings when (flags & Ack) == 0:
                WriteHead(0, Settings, Ack, 0);
                return 0;
            case Ping when (flags & Ack) == 0:
                WriteHead(payload.Length, Ping, Ack, 0);
                Write(payload);
                return 0;
            case GoAway:
                throw new IOException("The server went away.");
            default:
                return 0;
        }
    }

    private int End(int stream, long now, List<long> ended)
    {
        started.Remove(stream, out var since);
        ended.Add(now - since);
        return 1;
    }

    /// <summary>Gives received bytes back to the connection's window now and then.</summary>
    private void Consume(int bytes)
    {
        consumed += bytes;
        if (consumed > 16 * 1024 * 1024)
        {
            WriteWindowUpdate(consumed);
            consumed = 0;
        }
    }

    private void WriteWindowUpdate(int bytes)
    {
        WriteHead(4, WindowUpdate, 0, 0);
        Span<byte> value = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(value, bytes);
        Write(value);
    }

    private void WriteHead(int length, byte type, byte flags, int stream)
    {
        Span<byte> head = [(byte)(length >> 16), (byte)(length >> 8), (byte)length, type, flags, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(head[5..], stream);
        Write(head);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        while (outputLength + bytes.Length > output.Length)
        {
            Array.Resize(ref output, output.Length * 2);
        }

        bytes.CopyTo(output.AsSpan(outputLength));
        outputLength += bytes.Length;
    }

    private static byte[] HeaderBlock(string authority, string path, string? token)
    {
        using var block = new MemoryStream();
        (string Name, string Value)[] headers =
        [
            (":method", "POST"), (":scheme", "http"), (":path", path), (":authority", authority), ("content-type", "application/grpc"), ("te", "trailers"),
            .. token is null ? Array.Empty<(string, string)>() : [("authorization", $"Bearer {token}")],
        ];
        foreach (var (name, value) in headers)
        {
            block.WriteByte(0);
            block.WriteByte((byte)name.Length);
            block.Write(Encoding.ASCII.GetBytes(name));
            WriteLength(block, value.Length);
            block.Write(Encoding.ASCII.GetBytes(value));
        }

        return block.ToArray();
    }

    /// <summary>A length as a number with a prefix of seven bits (RFC 7541, 5.1).</summary>
    private static void WriteLength(MemoryStream block, int length)
    {
        if (length < 127)
        {
            block.WriteByte((byte)length);
            return;
        }

        block.WriteByte(127);
        for (length -= 127; length >= 128; length >>= 7)
        {
            block.WriteByte((byte)(length | 128));
        }

        block.WriteByte((byte)length);
    }
}
