using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Operations;

/// <summary>An address to listen on, written as a URL without a path.</summary>
public static class ListenAddress
{
    /// <summary>Reads <c>http://127.0.0.1:8080</c>, <c>http://[::]:8080</c> or <c>http://localhost:8080</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out IPEndPoint? endpoint) => TryParse(text, out endpoint, out var encrypted) && !encrypted;

    /// <summary>Reads the same, or one that begins with <c>https</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out IPEndPoint? endpoint, out bool encrypted)
    {
        (endpoint, encrypted) = (null, false);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) || uri.PathAndQuery != "/")
        {
            return false;
        }

        var host = uri.Host == "localhost" ? "127.0.0.1" : uri.Host;
        if (!IPAddress.TryParse(host, out var address))
        {
            return false;
        }

        (endpoint, encrypted) = (new IPEndPoint(address, uri.Port), uri.Scheme == Uri.UriSchemeHttps);
        return true;
    }
}
