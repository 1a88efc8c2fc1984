using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Operations.Bearers;

/// <summary>The key of bearer tokens in a PEM file that only its owner may read.</summary>
public static class TokenKeyFile
{
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

    /// <summary>Tells whether tokens can be signed with the key, and not only checked.</summary>
    public static bool CanSign(ECDsaSecurityKey key)
    {
        try
        {
            key.ECDsa.SignData([], HashAlgorithmName.SHA256);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Reads the key, which is made first where there is none. Several processes may do so at once.</summary>
    public static ECDsaSecurityKey ReadOrMake(string path)
    {
        if (!File.Exists(path))
        {
            OnceMade.Make(path, Fresh);
        }

        return Read(path);
    }

    private static string Fresh()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return $"{key.ExportPkcs8PrivateKeyPem()}\n";
    }
}
