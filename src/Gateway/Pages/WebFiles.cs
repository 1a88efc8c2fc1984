using Microsoft.AspNetCore.StaticFiles;

namespace Gateway.Pages;

/// <summary>The web client as it was built into the web root; none where it was not built.</summary>
internal sealed class WebFiles
{
    private const string IndexName = "index.html";
    private static readonly FileExtensionContentTypeProvider Types = new(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".css"] = "text/css; charset=utf-8",
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".mjs"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".txt"] = "text/plain; charset=utf-8",
        [".webmanifest"] = "application/manifest+json",
    });

    private WebFiles(string? index, IReadOnlyList<WebFile> others) => (Index, Others) = (index, others);

    /// <summary>The page that every view begins with; null where the client was not built.</summary>
    public string? Index { get; }

    /// <summary>Everything else.</summary>
    public IReadOnlyList<WebFile> Others { get; }

    /// <summary>Reads all of it, some megabytes, so that serving waits for no disk.</summary>
    public static WebFiles Read(string? root)
    {
        if (root is null || !File.Exists(Path.Combine(root, IndexName)))
        {
            return new WebFiles(null, []);
        }

        var others = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".br", StringComparison.Ordinal) && !file.EndsWith(".gz", StringComparison.Ordinal) && Path.GetRelativePath(root, file) != IndexName)
            .Order(StringComparer.Ordinal)
            .Select(file => new WebFile(
                "/" + Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'),
                Types.TryGetContentType(file, out var type) ? type : "application/octet-stream",
                File.ReadAllBytes(file),
                ReadWhereThere(file + ".br"),
                ReadWhereThere(file + ".gz")));
        return new WebFiles(File.ReadAllText(Path.Combine(root, IndexName)), [.. others]);
    }

    private static byte[]? ReadWhereThere(string file) => File.Exists(file) ? File.ReadAllBytes(file) : null;
}
