using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Google.Protobuf;

namespace Matching.Api;

/// <summary>
/// Pages by key: a token says after which item the next page begins, and is good for the very query that it came from, whatever its page size.
/// </summary>
internal static class PageTokens
{
    private const int DefaultSize = 100;
    private const int MostSize = 1000;
    private const int HashBytes = 8;
    private const string SizeField = "page_size";
    private const string TokenField = "page_token";

    /// <summary>How many items a page has: 100 where nothing is said, never more than 1000.</summary>
    public static int PageSize(this FieldChecks checks, int size)
    {
        if (size < 0)
        {
            checks.Add(SizeField, "Must not be negative.");
        }

        return size == 0 ? DefaultSize : Math.Min(size, MostSize);
    }

    /// <summary>The token of the page after the item with this key.</summary>
    /// <param name="query">The request.</param>
    /// <param name="key">The parts of the last item's key, in the order of the list.</param>
    public static string Make(IMessage query, params string[] key) =>
        Base64Url.EncodeToString([.. HashOf(query), .. JsonSerializer.SerializeToUtf8Bytes(key)]);

    /// <summary>The key after which the page begins; null for the first page, or where the token is wrong, which is then named.</summary>
    /// <param name="checks">Where a wrong token is named.</param>
    /// <param name="query">The request.</param>
    /// <param name="token">Its token.</param>
    /// <param name="parts">How many parts a key of this list has.</param>
    public static string[]? PageStart(this FieldChecks checks, IMessage query, string token, int parts)
    {
        if (token.Length == 0)
        {
            return null;
        }

        if (Read(query, token) is { } key && key.Length == parts)
        {
            return key;
        }

        // Of a query that could not be read whole nobody can tell whether it is the same.
        if (checks.AllRead)
        {
            checks.Add(TokenField, "Must be the next_page_token of the same query, or empty for the first page.");
        }

        return null;
    }

    private static string[]? Read(IMessage query, string token)
    {
        var utf8 = Encoding.UTF8.GetBytes(token);
        if (!Base64Url.IsValid(utf8))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromUtf8(utf8);
        if (bytes.Length < HashBytes || !bytes.AsSpan(0, HashBytes).SequenceEqual(HashOf(query)))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<string[]>(bytes.AsSpan(HashBytes)) is { } key && Array.TrueForAll(key, IsPlain) ? key : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A token can be forged by whoever knows how it is made; PostgreSQL faults on text that holds a NUL.</summary>
    private static bool IsPlain(string? part) => part is not null && !part.Any(char.IsControl);

    private static byte[] HashOf(IMessage query)
    {
        var same = query.Descriptor.Parser.ParseFrom(query.ToByteArray());
        same.Descriptor.FindFieldByName(SizeField).Accessor.Clear(same);
        same.Descriptor.FindFieldByName(TokenField).Accessor.Clear(same);
        return SHA256.HashData(Encoding.UTF8.GetBytes(same.Descriptor.FullName).Concat(same.ToByteArray()).ToArray())[..HashBytes];
    }
}
