namespace Matching.Tests.People.Retention;

/// <summary>What is to be emptied, read off the world one by one as the words of decision 713 have it.</summary>
internal sealed class RetentionOracle(RetentionWorld world, TimeSpan kept)
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>All that has served by then.</summary>
    public IReadOnlySet<string> DueAt(DateTimeOffset now)
    {
        var due = new HashSet<string>();
        for (var offer = 0; offer < world.Offers.Count; offer++)
        {
            DateTimeOffset[] ends =
                [SessionEnd(world.Offers[offer].Session), .. world.Bookings.Where(one => one.Holds && one.Offer == offer).Select(one => SessionEnd(world.Requests[one.Request].Session))];
            Add(ends.Max(), $"offer {offer}");
        }

        for (var request = 0; request < world.Requests.Count; request++)
        {
            DateTimeOffset[] ends =
                [SessionEnd(world.Requests[request].Session), .. world.Bookings.Where(one => one.Holds && one.Request == request).Select(one => SessionEnd(world.Offers[one.Offer].Session))];
            Add(ends.Max(), [$"request {request}", .. Enumerable.Range(0, world.Bookings.Count).Where(one => world.Bookings[one].Request == request).Select(one => $"booking {one}")]);
        }

        for (var number = 0; number < world.Series.Count; number++)
        {
            var series = world.Series[number];
            DateTimeOffset[] ends = [series.Live ? Over(series) : At(series.ChangedAt), .. series.Dates.Where(date => date.Offer >= 0).Select(OfferEnd)];
            Add(ends.Max(), $"series {number}");
            for (var date = 0; date < series.Dates.Count; date++)
            {
                if (series.Dates[date].Own)
                {
                    Add(series.Dates[date].Offer >= 0 && OfferEnd(series.Dates[date]) > At(series.Dates[date].Home) ? OfferEnd(series.Dates[date]) : At(series.Dates[date].Home), $"date {number} {date}");
                }
            }
        }

        for (var person = 0; person < world.PhonesGiven.Count; person++)
        {
            if (world.PhonesGiven[person] is { } given)
            {
                DateTimeOffset[] ends =
                [
                    At(given),
                    .. world.Offers.Concat(world.Requests).Concat(world.SignUps).Where(one => one.Live && one.Person == person).Select(one => SessionEnd(one.Session)),
                    .. world.Series.Where(one => one.Live && one.Person == person).Select(Over),
                ];
                Add(ends.Max(), $"phone {person}");
            }
        }

        return due;

        void Add(DateTimeOffset last, params string[] what)
        {
            if (last + kept <= now)
            {
                due.UnionWith(what);
            }
        }
    }

    private static DateTimeOffset At(int hours) => RetentionWorld.Start.AddHours(hours);

    private DateTimeOffset SessionEnd(int session) => At(world.SessionEnds[session]);

    private DateTimeOffset OfferEnd(RetentionWorld.Date date) => SessionEnd(world.Offers[date.Offer].Session);

    /// <summary>Midnight in London after the last date.</summary>
    private static DateTimeOffset Over(RetentionWorld.Weekly series)
    {
        var midnight = RetentionWorld.Start.Date.AddDays(series.LastDay + 1);
        return new DateTimeOffset(midnight, London.GetUtcOffset(midnight));
    }
}
