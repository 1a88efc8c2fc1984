using System.Security.Cryptography;

namespace Matching.Storage.Import;

/// <summary>The files a release is made from, and what identifies their content.</summary>
/// <param name="Names">Names without folders, separated by commas.</param>
/// <param name="Sha256">Hash of the files' hashes in order of name, in lower hex.</param>
internal sealed record SourceFiles(string Names, string Sha256)
{
    /// <summary>Reads the files once.</summary>
    /// <exception cref="ImportRefusedException">A file is missing, empty or cannot be read.</exception>
    public static SourceFiles Of(IReadOnlyList<string> paths)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in paths.OrderBy(Path.GetFileName, StringComparer.Ordinal))
        {
            try
            {
                using var stream = File.OpenRead(path);
                if (stream.Length == 0)
                {
                    throw new ImportRefusedException(path, null, null, "The file is empty.");
                }

                all.AppendData(SHA256.HashData(stream));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new ImportRefusedException(path, null, null, "The file cannot be read: " + fault.Message, fault);
            }
        }

        return new SourceFiles(string.Join(", ", paths.Select(Path.GetFileName)), Convert.ToHexStringLower(all.GetHashAndReset()));
    }
}
