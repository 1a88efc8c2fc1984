using Npgsql;

namespace Matching.Hosting;

/// <summary>Keeps passwords off the command line, which everybody on the machine reads: they come from files or the environment.</summary>
internal static class SecretArguments
{
    private static readonly string[] Connections =
        [$"{MatchingOptions.Section}:{nameof(MatchingOptions.Database)}", $"{MatchingOptions.Section}:{nameof(MatchingOptions.WorkDatabase)}"];

    /// <summary>What is wrong with the arguments, without the secret, or null.</summary>
    public static string? Fault(string[] args)
    {
        var said = new ConfigurationBuilder().AddCommandLine(args).Build();
        return Connections.FirstOrDefault(option => HasPassword(said[option])) is { } option
            ? $"{option} has a password, which everybody on this machine can read on a command line; set the environment variable {option.Replace(":", "__", StringComparison.Ordinal)} instead."
            : null;
    }

    private static bool HasPassword(string? connection)
    {
        try
        {
            return !string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(connection).Password);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or KeyNotFoundException)
        {
            // Told with the other options.
            return false;
        }
    }
}
