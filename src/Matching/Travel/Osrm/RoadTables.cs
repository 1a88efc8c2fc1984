namespace Matching.Travel.Osrm;

/// <summary>
/// Fills what is not known of a matrix from the server: the rows and columns that lack something, cut into tables of the server's size, a few at
/// once, all within one limit of time. What the server does not tell stays unknown.
/// </summary>
internal sealed class RoadTables(OsrmClient client, RoadCache cache, TravelOptions options, TimeProvider clock)
{
    private const int AtOnce = 4;

    /// <summary>Set once the server has said that it cannot tell metres, as those of 5.18 to 5.22 that run MLD.</summary>
    private volatile bool withoutMetres;

    /// <summary>Fills the ways that are null, as far as the server tells them in time.</summary>
    /// <param name="origins">Where the rows start.</param>
    /// <param name="destinations">Where the columns end.</param>
    /// <param name="ways">What is known, row by row.</param>
    /// <param name="time">How long it may take; where nothing is left of it, nothing is asked.</param>
    /// <param name="cancellation">Ends the wait when the caller leaves.</param>
    /// <exception cref="OperationCanceledException">The caller has no use for the answer any more.</exception>
    public async Task FillAsync(RoadPoint[] origins, RoadPoint[] destinations, RoadWay?[] ways, TimeSpan time, CancellationToken cancellation)
    {
        var width = destinations.Length;
        var rows = Enumerable.Range(0, origins.Length).Where(row => ways.AsSpan(row * width, width).Contains(null)).ToArray();
        var columns = Enumerable.Range(0, width).Where(column => Array.Exists(rows, row => ways[(row * width) + column] is null)).ToArray();
        if (rows.Length == 0 || time <= TimeSpan.Zero)
        {
            return;
        }

        using var patience = new CancellationTokenSource(time, clock);
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        var tiles =
            from part in rows.Chunk(options.MaxTableSize)
            from beside in columns.Chunk(options.MaxTableSize)
            select (Rows: part, Columns: beside);
        await Parallel.ForEachAsync(
            tiles,
            // No token: a question out of time ends as a fault, and leaves what is known.
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (tile, _) => await AskAsync(tile.Rows, tile.Columns, wait.Token));
        cancellation.ThrowIfCancellationRequested();

        async Task AskAsync(int[] some, int[] others, CancellationToken stop)
        {
            RoadPoint[] from = [.. some.Select(row => origins[row])], to = [.. others.Select(column => destinations[column])];
            var answer = await TableAsync(from, to, stop, cancellation);
            if (answer.Value is { } told)
            {
                for (var cell = 0; cell < told.Length; cell++)
                {
                    var (row, column) = (cell / others.Length, cell % others.Length);
                    ways[(some[row] * width) + others[column]] = told[cell];
                    cache.Keep(from[row], to[column], told[cell]);
                }
            }
            else if (answer.Fault == OsrmFault.TooBig && some.Length + others.Length > 2)
            {
                // The server's limit is less than we were told.
                var half = Math.Max(some.Length, others.Length) / 2;
                var byRows = some.Length >= others.Length;
                await AskAsync(byRows ? some[..half] : some, byRows ? others : others[..half], stop);
                await AskAsync(byRows ? some[half..] : some, byRows ? others : others[half..], stop);
            }
        }
    }

    private async Task<OsrmAnswer<RoadWay[]>> TableAsync(RoadPoint[] from, RoadPoint[] to, CancellationToken stop, CancellationToken caller)
    {
        var withMetres = !withoutMetres;
        var answer = await client.AskAsync(OsrmTable.Service, OsrmTable.Address(options.Profile, from, to, withMetres), stop, caller);
        if (withMetres && answer.Fault == OsrmFault.NotImplemented)
        {
            withoutMetres = true;
            return await TableAsync(from, to, stop, caller);
        }

        if (answer.Value is not { } body)
        {
            return answer.Fault!.Value;
        }

        return OsrmTable.Read(body, from, to) is { } ways ? ways : OsrmFault.Malformed;
    }
}
