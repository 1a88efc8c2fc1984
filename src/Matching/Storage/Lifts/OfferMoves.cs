using Matching.Lifts;
using Matching.Outcomes;
using Matching.People;
using Npgsql;

namespace Matching.Storage.Lifts;

/// <summary>
/// Counts how often a driver changes where and when they drive, in whatever offers. At each change those who have asked to ride are judged anew by where they live, and told by staying or falling; without a limit
/// a car that is moved often enough would place them.
/// </summary>
internal sealed class OfferMoves(PeopleRules rules, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly string Lock = Sql.Read("Lifts/offer_move_lock.sql");
    private static readonly string Move = Sql.Read("Lifts/offer_move.sql");

    /// <summary>Counts a change of an offer that the transaction holds; fails with <see cref="Reason.RateLimited"/> where there were too many within a day.</summary>
    /// <returns>Null where it may be made, or needs not be counted.</returns>
    public async Task<Failure?> CountAsync(NpgsqlConnection connection, LiftOffer offer, LiftTerms terms, CancellationToken cancellation)
    {
        if (terms.IsCoach || Moved(offer.Terms, terms) is not { } field)
        {
            return null;
        }

        var now = clock.GetStorableNow();
        await connection.RunAsync(Lock, cancellation, offer.Driver);
        await using var move = connection.Command(Move, offer.Id, now, now - Day, rules.MostMovesADay);
        return await move.ExecuteNonQueryAsync(cancellation) > 0
            ? null
            : new Failure(Reason.RateLimited, $"{field}: where and when somebody drives is changed at most {rules.MostMovesADay} times within a day, in all of their offers; go on tomorrow.");
    }

    /// <summary>The first field by which somebody could fall who fitted, or fit who did not; null where there is none.</summary>
    private static string? Moved(LiftTerms before, LiftTerms now) =>
        before.Origin.Point != now.Origin.Point ? "lift_offer.origin_place"
        : before.MaxDetour != now.MaxDetour ? "lift_offer.max_detour"
        : before.EarliestDeparture != now.EarliestDeparture ? "lift_offer.earliest_departure"
        : before.LatestArrival != now.LatestArrival ? "lift_offer.latest_arrival"
        : before.ReturnDeparture != now.ReturnDeparture ? "lift_offer.return_departure"
        : before.LatestReturn != now.LatestReturn ? "lift_offer.latest_return"
        : null;
}
