using System.Buffers.Text;
using System.Security.Cryptography;

namespace Gateway.Pages;

/// <summary>One file of the web client, in memory, in the forms in which it was built.</summary>
/// <param name="Path">Where it is served, from <c>/</c>.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Plain">Its bytes.</param>
/// <param name="Brotli">The same under Brotli; null where the build made none.</param>
/// <param name="Gzip">The same under gzip; null where the build made none.</param>
internal sealed record WebFile(string Path, string ContentType, byte[] Plain, byte[]? Brotli, byte[]? Gzip)
{
    /// <summary>Whether its name holds a hash of what is in it, so that it never changes.</summary>
    public bool IsHashed => Path.StartsWith("/assets/", StringComparison.Ordinal);

    /// <summary>Weak, since compression changes the bytes but not what they say.</summary>
    public string Tag { get; } = $"\"{Base64Url.EncodeToString(SHA256.HashData(Plain).AsSpan(0, 16))}\"";
}
