using System.Globalization;
using Matching.Storage.Import.Tables;

namespace Matching.Storage.Import.Results;

/// <summary>What must hold within one row of the results by constituency.</summary>
internal static class ConstituencyCheck
{
    /// <exception cref="ImportRefusedException">The first thing that does not hold, with its column.</exception>
    public static void Check(CsvRow row, ConstituencyRow seat)
    {
        var sum = seat.Votes.Sum(party => party.Votes) + seat.Others;
        if (sum != seat.ValidVotes || seat.ValidVotes == 0)
        {
            throw row.Refuse("Valid votes", Text($"The votes add up to {sum}, the valid votes are {seat.ValidVotes}."));
        }

        if (seat.Electorate < seat.ValidVotes)
        {
            throw row.Refuse("Electorate", Text($"{seat.ValidVotes} valid votes are more than the electorate of {seat.Electorate}."));
        }

        if (seat.First == seat.Second && PartyNames.IsParty(seat.First))
        {
            throw row.Refuse("Second party", $"{seat.Second} came first and second.");
        }

        CheckFirst(row, seat);
    }

    private static void CheckFirst(CsvRow row, ConstituencyRow seat)
    {
        if (seat.OtherWinner > seat.Others)
        {
            throw row.Refuse("Of which other winner", Text($"The other winner has {seat.OtherWinner} votes of {seat.Others} of all others."));
        }

        if (seat.FirstVotes is not { } first)
        {
            throw row.Refuse("First party", $"{seat.First} came first, but has no votes in this row.");
        }

        // A second party without a column has its votes from the majority, and these must fit among the others.
        var second = seat.Of(seat.Second) ?? first - seat.Majority;
        if (first - second != seat.Majority)
        {
            throw row.Refuse("Majority", Text($"{seat.First} has {first} votes and {seat.Second} {second}: {first - second} between them, not {seat.Majority}."));
        }

        if (seat.Of(seat.Second) is null && (second < 0 || second > seat.Others - seat.OtherWinner))
        {
            throw row.Refuse("Majority", Text($"{seat.Second} would have {second} votes, which does not fit among the others' {seat.Others}."));
        }

        var better = seat.Votes.FirstOrDefault(party => party.Party != seat.First && party.Votes > first);
        if (better is not null)
        {
            throw row.Refuse("First party", Text($"{seat.First} came first with {first} votes, but {better.Party} has {better.Votes}."));
        }

        better = seat.Votes.FirstOrDefault(party => party.Party != seat.First && party.Party != seat.Second && party.Votes > second);
        if (better is not null)
        {
            throw row.Refuse("Second party", Text($"{seat.Second} came second with {second} votes, but {better.Party} has {better.Votes}."));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
