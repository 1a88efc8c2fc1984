namespace Matching.Storage.Import.Results;

/// <summary>Puts an election's results in place of the old ones.</summary>
internal static class ResultWriter
{
    /// <summary>Writes a release of results within the import's transaction, and gives the seats their regions.</summary>
    public static async Task WriteAsync(ImportTransaction import, ReleaseHead head, IReadOnlyList<ResultRow> results, CancellationToken cancellation)
    {
        var release = await import.ReleaseAsync(head, cancellation);
        await import.ExecuteAsync("Import/result_delete.sql", [head.BoundarySet, head.Election], cancellation);
        await import.CopyAsync(
            "seat_result (boundary_set, election, code, electorate, valid_votes, first_party, second_party, majority, release_id)", results,
            async (copy, seat, stop) =>
            {
                await copy.WriteAsync(head.BoundarySet, stop);
                await copy.WriteAsync(head.Election, stop);
                await copy.WriteAsync(seat.Code, stop);
                await copy.WriteAsync(seat.Electorate, stop);
                await copy.WriteAsync(seat.ValidVotes, stop);
                await copy.WriteAsync(seat.First, stop);
                await copy.WriteAsync(seat.Second, stop);
                await copy.WriteAsync(seat.Majority, stop);
                await copy.WriteAsync(release, stop);
            }, cancellation);
        await import.CopyAsync(
            "seat_votes (boundary_set, election, code, party, votes, is_party)", results.SelectMany(seat => seat.Votes.Select(votes => (seat.Code, votes))),
            async (copy, row, stop) =>
            {
                await copy.WriteAsync(head.BoundarySet, stop);
                await copy.WriteAsync(head.Election, stop);
                await copy.WriteAsync(row.Code, stop);
                await copy.WriteAsync(row.votes.Party, stop);
                await copy.WriteAsync(row.votes.Votes, stop);
                await copy.WriteAsync(PartyNames.IsParty(row.votes.Party), stop);
            }, cancellation);
        await import.ExecuteAsync("Import/seat_regions.sql",
            [head.BoundarySet, results.Select(seat => seat.Code).ToArray(), results.Select(seat => seat.Region).ToArray()], cancellation);
    }
}
