using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Matching.Lifts;

namespace Matching.Storage.People.Lists;

/// <summary>
/// Secrets of the links by which somebody says that they do not want to be asked: campaign and address, sealed. So a link is good for as long as the keys are, also when the row it was made with is
/// long gone, and nothing of it is kept.
/// </summary>
internal sealed class OptOutLinks(IOriginVault vault)
{
    /// <summary>The owner that these are sealed for, and nothing else is.</summary>
    private static readonly Guid Owner = new("6f70746f-7574-7000-8000-000000000001");

    /// <summary>The secret, in letters that a URL carries as they are.</summary>
    public string Make(string campaign, string address) => Base64Url.EncodeToString(vault.Seal(Owner, JsonSerializer.SerializeToUtf8Bytes(new Link(campaign, address))));

    /// <summary>Campaign and address; null where it is no secret that was made here.</summary>
    public (string Campaign, string Address)? Read(string secret)
    {
        var utf8 = Encoding.UTF8.GetBytes(secret);
        if (!Base64Url.IsValid(utf8))
        {
            return null;
        }

        try
        {
            var link = JsonSerializer.Deserialize<Link>(vault.Open(Owner, Base64Url.DecodeFromUtf8(utf8)))!;
            return (link.Campaign, link.Address);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Link(string Campaign, string Address);
}
