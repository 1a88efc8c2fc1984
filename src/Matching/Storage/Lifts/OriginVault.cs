using System.Security.Cryptography;
using System.Text;
using Matching.Lifts;

namespace Matching.Storage.Lifts;

/// <summary>Seals with AES-GCM: key id (1 byte), nonce (12), ciphertext, tag (16); the owner's id is authenticated beside it.</summary>
internal sealed class OriginVault(OriginKeys keys) : IOriginVault
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeadBytes = 1 + NonceBytes;

    /// <summary>AesGcm is not safe for use by several threads at once, and costs more to make than to use.</summary>
    [ThreadStatic]
    private static Dictionary<byte[], AesGcm>? ciphers;

    /// <inheritdoc />
    public byte[] Seal(Guid owner, ReadOnlySpan<byte> plain)
    {
        var box = new byte[HeadBytes + plain.Length + TagBytes];
        box[0] = keys.Current;
        var nonce = box.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        Cipher(keys.Current).Encrypt(nonce, plain, box.AsSpan(HeadBytes, plain.Length), box.AsSpan(HeadBytes + plain.Length), Name(owner, stackalloc byte[16]));
        return box;
    }

    /// <inheritdoc />
    public byte[] Open(Guid owner, ReadOnlySpan<byte> sealedBytes)
    {
        var length = sealedBytes.Length - HeadBytes - TagBytes;
        if (length < 0)
        {
            throw new CryptographicException("Too short to have been sealed.");
        }

        var plain = new byte[length];
        Cipher(sealedBytes[0]).Decrypt(
            sealedBytes.Slice(1, NonceBytes), sealedBytes.Slice(HeadBytes, length), sealedBytes[(HeadBytes + length)..], plain, Name(owner, stackalloc byte[16]));
        return plain;
    }

    /// <inheritdoc />
    public byte[] Draw(string words) => HMACSHA256.HashData(keys.Drawing, Encoding.UTF8.GetBytes(words));

    private AesGcm Cipher(byte id)
    {
        var key = keys.Key(id);
        ciphers ??= new Dictionary<byte[], AesGcm>(ReferenceEqualityComparer.Instance);
        return ciphers.TryGetValue(key, out var cipher) ? cipher : ciphers[key] = new AesGcm(key, TagBytes);
    }

    private static ReadOnlySpan<byte> Name(Guid owner, Span<byte> into)
    {
        owner.TryWriteBytes(into, bigEndian: true, out _);
        return into;
    }
}
