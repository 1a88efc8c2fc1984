using System.Reflection;

namespace Matching.Storage;

/// <summary>The statements of <c>Storage/Sql</c>, one file each, embedded in the assembly.</summary>
internal static class Sql
{
    private static readonly Assembly Assembly = typeof(Sql).Assembly;

    /// <summary>Reads a statement, for example <c>Sessions/insert.sql</c>.</summary>
    /// <exception cref="InvalidOperationException">There is no such file.</exception>
    public static string Read(string path)
    {
        using var stream = Assembly.GetManifestResourceStream("sql/" + path)
            ?? throw new InvalidOperationException($"No SQL file {path} is embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>
    /// Puts a statement together of the columns that several share, and of which rows it is about. Not a view: PostgreSQL refuses the prepared statements of
    /// a service that is still running when a migration changes the columns of one.
    /// </summary>
    /// <param name="select">The file that begins the statement.</param>
    /// <param name="which">The file that ends it.</param>
    public static string Read(string select, string which) => Read(select) + Read(which);

    /// <summary>Reads a COPY command without its leading comment, which Npgsql takes for a command of another kind.</summary>
    public static string ReadCopy(string path) =>
        string.Join('\n', Read(path).Split('\n').SkipWhile(line => line.StartsWith("--", StringComparison.Ordinal)));
}
