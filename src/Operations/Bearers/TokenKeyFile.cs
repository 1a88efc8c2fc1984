using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Operations.Bearers;

/// <summary>The key of bearer tokens in a PEM file that only its owner may read.</summary>
public static class TokenKeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads the key.</summary>
    /// <exception cref="InvalidOperationException">There is no such file, or it holds no P-256 key.</exception>
    public static ECDsaSecurityKey Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"The key file of tokens does not exist: {Path.GetFullPath(path)}.");
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            throw new InvalidOperationException($"The key file of tokens holds no key: {Path.GetFullPath(path)}.", fault);
        }

        if (key.KeySize != 256)
        {
            throw new InvalidOperationException($"The key file of tokens must hold a P-256 key: {Path.GetFullPath(path)}.");
        }

        // Names the key in each token, so that keys can be changed without ending every token at once.
        var id = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, 8));
        return new ECDsaSecurityKey(key) { KeyId = id };
    }

    /// <summary>Reads the key, which is made first where there is none. Several processes may do so at once.</summary>
    public static ECDsaSecurityKey ReadOrMake(string path)
    {
        if (!File.Exists(path))
        {
            Make(path);
        }

        return Read(path);
    }

    private static void Make(string path)
    {
        var whole = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var draft = $"{whole}.{Path.GetRandomFileName()}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var writer = new StreamWriter(draft, options))
        {
            writer.Write(key.ExportPkcs8PrivateKeyPem());
            writer.Write('\n');
        }

        try
        {
            // Whole or not at all, and the first of several wins.
            File.Move(draft, whole, overwrite: false);
        }
        catch (IOException) when (File.Exists(whole))
        {
            File.Delete(draft);
        }
    }
}
