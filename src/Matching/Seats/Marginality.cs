using Matching.Campaigns;

namespace Matching.Seats;

/// <summary>How close a seat is for whoever asks.</summary>
/// <param name="Kind">What they could do in it.</param>
/// <param name="MarginVotes">Votes between the first and the second, or between the first and the party that asks.</param>
/// <param name="MarginShare">The same as a share of the valid votes.</param>
/// <param name="Result">The result it follows from.</param>
/// <param name="Weight">The campaign's weight of the seat, 1 unless listed.</param>
/// <param name="Listed">True where the campaign lists the seat.</param>
internal sealed record Marginality(MarginalKind Kind, int MarginVotes, double MarginShare, SeatResult Result, double Weight = 1, bool Listed = false)
{
    /// <summary>The swing that changes the result.</summary>
    public double SwingToChange => MarginShare / 2;

    /// <summary>
    /// The margin of a seat for a party, or for nobody in particular where <paramref name="party"/> is null. Null where the party has no
    /// candidate there.
    /// </summary>
    public static Marginality? Of(SeatResult result, string? party)
    {
        if (party is null)
        {
            return With(MarginalKind.Open, result.Majority, result);
        }

        if (party == result.FirstParty)
        {
            return With(MarginalKind.Hold, result.Majority, result);
        }

        var own = result.Votes.FirstOrDefault(votes => votes.Party == party);
        return own is null ? null : With(MarginalKind.Gain, result.Votes[0].Votes - own.Votes, result);
    }

    /// <summary>The same for a seat that the campaign lists: a target whatever its margin, and even where the party had no candidate, who then had no votes.</summary>
    public static Marginality OfListed(SeatResult result, string? party, double weight) =>
        (Of(result, party) ?? With(MarginalKind.Gain, result.Votes[0].Votes, result)) with { Weight = weight, Listed = true };

    /// <summary>One division, so that a margin of exactly a twentieth compares equal to 0.05.</summary>
    private static Marginality With(MarginalKind kind, int votes, SeatResult result) =>
        new(kind, votes, (double)votes / result.ValidVotes, result);
}
