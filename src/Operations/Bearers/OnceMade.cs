using System.Security.Cryptography;
using System.Text;

namespace Operations.Bearers;

/// <summary>A secret file that is made where it is missing, by whoever comes first of several threads and processes; whole or not at all.</summary>
public static class OnceMade
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Makes the file, readable by its owner alone, unless it is there.</summary>
    /// <exception cref="IOException">It cannot be written, or somebody else has been making it for half a minute.</exception>
    public static void Make(string path, Func<string> content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var whole = Path.GetFullPath(path);
        // A move that may not overwrite looks first and moves then: two at once would both move.
        using var turn = new Mutex(initiallyOwned: false, $"once-made-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)).AsSpan(0, 8))}");
        Take(turn, whole);
        try
        {
            if (!File.Exists(whole))
            {
                Write(whole, content());
            }
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    private static void Take(Mutex turn, string path)
    {
        try
        {
            if (!turn.WaitOne(Patience))
            {
                throw new IOException($"Another process has been making {path} for {Patience.TotalSeconds:0} seconds.");
            }
        }
        catch (AbandonedMutexException)
        {
            // Whoever was making it has died; now it is ours.
        }
    }

    private static void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Path.GetRandomFileName()}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var writer = new StreamWriter(draft, options))
        {
            writer.Write(content);
        }

        // Nobody reads a file that is still empty.
        File.Move(draft, path);
    }
}
