using System.Net.Sockets;
using System.Text;

namespace Gateway.Tests;

/// <summary>Sends bytes as they are, for what an HTTP client would mend or refuse.</summary>
internal static class RawHttp
{
    /// <summary>The answer to one request, up to the end of the connection.</summary>
    public static async Task<string> SendAsync(Uri address, string request, CancellationToken cancel)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address.Host, address.Port, cancel);
        await using var stream = new NetworkStream(socket);
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request), cancel);
        }
        catch (IOException)
        {
            // Who refuses may break off before all was sent; what was answered until then is there to be read.
        }

        try
        {
            await stream.CopyToAsync(answer, cancel);
        }
        catch (IOException) when (answer.Length > 0)
        {
            // As above.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
