namespace Matching.Lifts.Recurring;

/// <summary>What a driver offers on every date of a series.</summary>
/// <param name="EarliestDeparture">Local time at which the driver can leave home.</param>
/// <param name="LatestReturn">Local time at which the driver must be home, later on the same day.</param>
/// <param name="Lift">All else, as of a single offer; it names no session and no instants.</param>
public sealed record SeriesTerms(TimeOnly EarliestDeparture, TimeOnly LatestReturn, LiftTerms Lift)
{
    /// <summary>The offer on one date to one session.</summary>
    public LiftTerms To(Guid session, OccurrenceTimes on) => Lift with
    {
        SessionId = session,
        EarliestDeparture = Lift.OutwardSeats is null ? null : on.LeavesAt,
        LatestReturn = Lift.ReturnSeats is null ? null : on.HomeAt,
    };
}
