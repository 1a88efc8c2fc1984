using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace Operations.Tls;

/// <summary>
/// What stands in files that are changed while the program runs. They are small and read with every new connection, which costs far less than its handshake; what has not changed is
/// not made anew. While they cannot be read, or not together as in the middle of a change, what they held before stays in use.
/// </summary>
/// <typeparam name="T">What is made of them.</typeparam>
/// <param name="paths">The files.</param>
/// <param name="make">Makes it of the files' contents.</param>
/// <param name="logger">Is told of changes and of what cannot be read.</param>
internal sealed partial class Rotating<T>(IReadOnlyList<string> paths, Func<IReadOnlyList<string>, T> make, ILogger logger)
    where T : class
{
    private readonly Lock turn = new();
    private T? current;
    private string held = "";
    private string refused = "";

    /// <summary>What the files hold now, or held last.</summary>
    /// <exception cref="IOException">They could never be read.</exception>
    /// <exception cref="CryptographicException">They never held what they should.</exception>
    public T Current()
    {
        lock (turn)
        {
            try
            {
                Look();
            }
            catch (Exception fault) when (current is not null && fault is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
            {
                LogKept(paths[0], fault.GetType().Name);
            }

            return current!;
        }
    }

    private void Look()
    {
        var contents = paths.Select(File.ReadAllText).ToList();
        var found = string.Join('\n', contents);
        if (found == held || (current is not null && found == refused))
        {
            return;
        }

        refused = found;
        var made = make(contents);
        if (current is not null)
        {
            LogChanged(paths[0]);
        }

        (current, held) = (made, found);
    }

    [LoggerMessage(EventId = 3201, Level = LogLevel.Information, Message = "{File} has changed and is in use for new connections")]
    private partial void LogChanged(string file);

    [LoggerMessage(EventId = 3202, Level = LogLevel.Warning, Message = "{File} cannot be used ({Fault}); what it held before stays in use")]
    private partial void LogKept(string file, string fault);
}
