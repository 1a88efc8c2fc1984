using Matching.Campaigns;
using Matching.Geo;
using Matching.Lifts;
using Matching.Lifts.Recurring;
using Matching.Outcomes;
using Matching.People;
using Matching.Sessions;
using LiftOccurrence = Matching.Lifts.Recurring.LiftOccurrence;
using LiftSeries = Matching.Lifts.Recurring.LiftSeries;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>Reads series and their occurrences from the wire, and names everything in them that is wrong.</summary>
internal sealed class LiftSeriesReader(ICampaigns campaigns, ISessionSeats seats, IPlaces places, LiftRules rules, TimeProvider clock)
{
    private const string At = "lift_series";

    /// <summary>The series as a driver says it.</summary>
    /// <param name="checks">Collects what is wrong.</param>
    /// <param name="sent">The series as it should become.</param>
    /// <param name="caller">Who drives.</param>
    /// <param name="stored">The series as it is; null for a new one.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public async Task<LiftSeries> ReadAsync(FieldChecks checks, Wire.LiftSeries sent, Caller caller, LiftSeries? stored, CancellationToken cancellation)
    {
        if (stored is null)
        {
            checks.MustBeEmpty($"{At}.id", sent.Id);
        }

        var campaign = await CampaignAsync(checks, sent.Campaign.Length == 0 ? caller.Campaign : sent.Campaign, caller, stored, cancellation);
        var series = new LiftSeries
        {
            Id = stored?.Id ?? default,
            Campaign = campaign?.Id ?? "",
            BoundarySet = stored?.BoundarySet ?? campaign?.BoundarySet ?? "",
            Seat = sent.Seat,
            Kinds = Kinds(checks, sent),
            Driver = caller.Subject,
            DriverName = stored?.DriverName ?? caller.Name,
            Rule = sent.Rule,
            Start = sent.StartDate.Length == 0 ? SeriesCalendar.DateOf(clock.GetUtcNow()) : checks.Date($"{At}.start_date", sent.StartDate) ?? default,
            End = checks.Date($"{At}.end_date", sent.EndDate) ?? default,
            Terms = Terms(checks, sent, stored),
        };
        if (checks.IsSeatCode($"{At}.seat", sent.Seat) && campaign is not null && await seats.FindAsync(series.BoundarySet, sent.Seat, null, cancellation) is null)
        {
            checks.Take<Session>(new Failure(Reason.SeatNotFound, $"There is no seat {sent.Seat} in the boundary set {series.BoundarySet}."));
        }

        CheckDates(checks, series);
        return series;
    }

    /// <summary>What a driver says of one occurrence.</summary>
    public SeriesTerms Own(FieldChecks checks, Wire.LiftOccurrence sent, LiftOccurrence occurrence, LiftSeries series)
    {
        var (stored, on) = (occurrence.TermsIn(series), occurrence.Times);
        const string One = "lift_occurrence";
        var (leaves, home) = checks.DayTimes(One, sent.EarliestDeparture, sent.LatestReturn);
        CheckInstants(SeriesCalendar.InstantOf(on.Date, leaves), SeriesCalendar.InstantOf(on.Date, home), clock.GetUtcNow());
        return new SeriesTerms(leaves, home, stored.Lift with
        {
            OutwardSeats = Seats("outward_seats", stored.Lift.OutwardSeats, sent.HasOutwardSeats, sent.OutwardSeats),
            ReturnSeats = Seats("return_seats", stored.Lift.ReturnSeats, sent.HasReturnSeats, sent.ReturnSeats),
            Company = checks.Between($"{One}.company", sent.Company, 0, 8),
            Note = checks.Text($"{One}.note", sent.Note, 0, 300),
        });

        // A date that has begun is refused as a whole.
        void CheckInstants(DateTimeOffset leavesAt, DateTimeOffset homeAt, DateTimeOffset now)
        {
            if (!checks.Any && leavesAt <= now && on.LeavesAt > now)
            {
                checks.Add($"{One}.earliest_departure", "Must be to come.");
            }

            if (!checks.Any && homeAt <= leavesAt)
            {
                checks.Add($"{One}.latest_return", "Must be later than earliest_departure, also by the clock that changes on this date.", $"{One}.earliest_departure");
            }
        }

        int? Seats(string field, int? offered, bool isSet, int value)
        {
            if (offered is null && isSet)
            {
                checks.Add($"{One}.{field}", "Must not be set: the series does not offer this leg.");
            }

            return offered is null ? null : isSet ? checks.Between($"{One}.{field}", value, 1, 8) : offered;
        }
    }

    private async Task<Campaign?> CampaignAsync(FieldChecks checks, string slug, Caller caller, LiftSeries? stored, CancellationToken cancellation)
    {
        if (stored is not null)
        {
            checks.MustStay($"{At}.campaign", slug, stored.Campaign, "cancel the series and make another");
        }

        if (slug == Caller.EveryCampaign)
        {
            checks.Add($"{At}.campaign", "Must be set: the token is for every campaign.");
            return null;
        }

        if (!checks.IsSlug($"{At}.campaign", slug))
        {
            return null;
        }

        if (stored is null && !caller.Reaches(new Whose(slug)))
        {
            return checks.Take<Campaign>(new Failure(Reason.PermissionDenied, $"This needs a token for the campaign {slug}."));
        }

        return await campaigns.FindAsync(slug, cancellation)
            ?? checks.Take<Campaign>(new Failure(Reason.CampaignNotFound, $"There is no campaign {slug}."));
    }

    private static IReadOnlyList<SessionKind> Kinds(FieldChecks checks, Wire.LiftSeries sent)
    {
        var kinds = new SortedSet<SessionKind>();
        for (var at = 0; at < sent.SessionKinds.Count; at++)
        {
            if (Enum.IsDefined(sent.SessionKinds[at]) && sent.SessionKinds[at].ToDomain() is { } kind)
            {
                kinds.Add(kind);
            }
            else
            {
                checks.Add($"{At}.session_kinds[{at}]", "Must be one of the named kinds.");
            }
        }

        return [.. kinds];
    }

    private SeriesTerms Terms(FieldChecks checks, Wire.LiftSeries sent, LiftSeries? stored)
    {
        var (leaves, home) = checks.DayTimes(At, sent.EarliestDeparture, sent.LatestReturn);
        return new SeriesTerms(leaves, home, checks.CarTerms(At, sent.AsOffer(), stored?.Terms.Lift.Origin, isCoach: false, places, rules));
    }

    private void CheckDates(FieldChecks checks, LiftSeries series)
    {
        var rule = SeriesRule.Read(series.Rule);
        if (rule.Failure is { } wrong)
        {
            checks.Add($"{At}.rule", wrong.Faults[0].Description);
        }

        if (series.Start == default || series.End == default)
        {
            return;
        }

        if (series.End < series.Start || series.End > series.Start.AddDays(SeriesCalendar.MostDays))
        {
            checks.Add($"{At}.end_date", $"Must not be before start_date, nor more than {SeriesCalendar.MostDays} days after it.", $"{At}.start_date");
        }
        else if (rule.Failure is null && !series.Dates().Any(times => times.LeavesAt > clock.GetUtcNow()))
        {
            checks.Add($"{At}.rule", "Must name a date that is to come, from start_date to end_date.", $"{At}.start_date", $"{At}.end_date", $"{At}.earliest_departure");
        }
    }
}
