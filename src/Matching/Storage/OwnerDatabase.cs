using Npgsql;

namespace Matching.Storage;

/// <summary>
/// The database by the login's own connections, which take on no role: what the operator's commands need the owner of the tables for. No request is given it; a test holds who is.
/// </summary>
/// <param name="source">The pool.</param>
internal sealed class OwnerDatabase(NpgsqlDataSource source) : IAsyncDisposable
{
    /// <summary>The pool.</summary>
    public NpgsqlDataSource Source => source;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => source.DisposeAsync();
}
