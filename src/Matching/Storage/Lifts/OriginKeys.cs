using System.Collections.Frozen;
using System.Security.Cryptography;
using Operations.Bearers;

namespace Matching.Storage.Lifts;

/// <summary>
/// The keys that origins are sealed with, from a file of lines <c>id base64</c>: 32 bytes each, the last line sealing, all of them opening, the first one
/// drawing where drivers are said to live. To rotate, add a line with the next id.
/// </summary>
internal sealed class OriginKeys
{
    /// <summary>Bytes of a key: AES-256.</summary>
    public const int KeyBytes = 32;

    private static readonly byte[] ForDrawing = "where drivers are said to live"u8.ToArray();

    private readonly FrozenDictionary<byte, byte[]> keys;

    /// <summary>Takes keys by id.</summary>
    /// <exception cref="ArgumentException">There is none, or one has not 32 bytes.</exception>
    public OriginKeys(IReadOnlyDictionary<byte, byte[]> keys, byte current, byte oldest)
    {
        if (!keys.ContainsKey(current) || !keys.ContainsKey(oldest) || keys.Values.Any(key => key.Length != KeyBytes))
        {
            throw new ArgumentException($"Each origin key has {KeyBytes} bytes, and the current and the oldest one are among them.", nameof(keys));
        }

        this.keys = keys.ToFrozenDictionary();
        Current = current;
        Drawing = HKDF.DeriveKey(HashAlgorithmName.SHA256, keys[oldest], KeyBytes, info: ForDrawing);
    }

    /// <summary>Id of the key that seals.</summary>
    public byte Current { get; }

    /// <summary>The key that secret ways are drawn with, made of the oldest key, so that a rotation moves nobody.</summary>
    public byte[] Drawing { get; }

    /// <summary>The key of an id.</summary>
    /// <exception cref="CryptographicException">It is not known here.</exception>
    public byte[] Key(byte id) =>
        keys.TryGetValue(id, out var key) ? key : throw new CryptographicException($"The origin key {id} is not known here; keep retired keys in the file.");

    /// <summary>Fresh keys for tests and trials.</summary>
    public static OriginKeys Fresh() => new(new Dictionary<byte, byte[]> { [1] = RandomNumberGenerator.GetBytes(KeyBytes) }, 1, 1);

    /// <summary>Reads a key file.</summary>
    /// <exception cref="InvalidOperationException">It is missing or malformed; what is in it is never told.</exception>
    public static OriginKeys Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"There is no origin key file {path}; make one with the line \"1 $(openssl rand -base64 32)\", readable by the service alone.");
        }

        var keys = new Dictionary<byte, byte[]>();
        byte current = 0;
        byte? oldest = null;
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0))
        {
            var parts = line.Split(' ', 2);
            var key = new byte[KeyBytes];
            if (parts.Length != 2 || !byte.TryParse(parts[0], out current) || !Convert.TryFromBase64String(parts[1].Trim(), key, out var length) || length != KeyBytes)
            {
                throw new InvalidOperationException($"The origin key file {path} must hold lines of an id from 0 to 255, a space, and 32 bytes in base64.");
            }

            keys[current] = key;
            oldest ??= current;
        }

        return oldest is { } first ? new OriginKeys(keys, current, first) : throw new InvalidOperationException($"The origin key file {path} is empty.");
    }

    /// <summary>Reads a key file, made where it is missing, readable by its owner alone. For development; several processes may do so at once.</summary>
    public static OriginKeys ReadOrMake(string path)
    {
        if (path.Length > 0 && !File.Exists(path))
        {
            OnceMade.Make(path, () => $"1 {Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes))}\n");
        }

        return Read(path);
    }
}
