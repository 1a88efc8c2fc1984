namespace Architecture.Tests;

/// <summary>Where the sources stand that these tests read.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>Matching.sln</c>.</summary>
    public static string Root { get; } = Find();

    /// <summary>Hand-written files under a folder of the repository, by pattern.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules" or "wwwroot"));

    /// <summary>A file's path as a person would write it.</summary>
    public static string Name(string file) => Path.GetRelativePath(Root, file).Replace(Path.DirectorySeparatorChar, '/');

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Matching.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("These tests read the sources: run them from inside the repository.");
    }
}
