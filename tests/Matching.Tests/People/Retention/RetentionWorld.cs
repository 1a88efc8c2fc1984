using CsCheck;

namespace Matching.Tests.People.Retention;

/// <summary>
/// A small world of sessions, of what people offer, ask for, book and sign up to there, and of how time goes by. Four people do all of it; times are hours from the beginning.
/// </summary>
internal sealed record RetentionWorld(
    IReadOnlyList<int> SessionEnds,
    IReadOnlyList<RetentionWorld.Lift> Offers,
    IReadOnlyList<RetentionWorld.Lift> Requests,
    IReadOnlyList<RetentionWorld.Booked> Bookings,
    IReadOnlyList<RetentionWorld.Weekly> Series,
    IReadOnlyList<RetentionWorld.Lift> SignUps,
    IReadOnlyList<int?> PhonesGiven,
    IReadOnlyList<RetentionWorld.Step> Steps)
{
    public static readonly DateTimeOffset Start = new(2026, 3, 20, 9, 0, 0, TimeSpan.Zero);

    public static readonly string[] Holding = ["REQUESTED", "ACCEPTED", "COMPLETED"];

    private static readonly Gen<Lift> AnyLift = from person in Gen.Int[0, 3] from session in Gen.Int[0, 3] from live in Gen.Bool select new Lift(person, session, live);

    private static readonly Gen<Booked> AnyBooking =
        from offer in Gen.Int[0, 4]
        from request in Gen.Int[0, 4]
        from state in OneOf("REQUESTED", "ACCEPTED", "COMPLETED", "DECLINED", "CANCELLED", "EXPIRED")
        select new Booked(offer, request, state);

    private static readonly Gen<Date> AnyDate =
        from offer in Gen.Int[0, 9]
        from home in Gen.Int[0, 250]
        from own in Gen.Bool
        select new Date(offer, home, own);

    private static readonly Gen<Weekly> AnySeries =
        from person in Gen.Int[0, 3]
        from live in Gen.Bool
        from ends in Gen.Int[0, 15]
        from changed in Gen.Int[0, 250]
        from dates in AnyDate.Array[0, 3]
        select new Weekly(person, live, ends, changed, dates);

    private static readonly Gen<Step> AnyStep =
        from hours in Gen.Int[1, 200]
        from manner in OneOf(Manner.Alone, Manner.Alone, Manner.Two, Manner.Killed)
        from after in Gen.Int[0, 6]
        select new Step(hours, manner, after);

    /// <summary>Any world.</summary>
    public static readonly Gen<RetentionWorld> Any =
        from sessions in Gen.Int[1, 250].Array[4]
        from offers in AnyLift.Array[0, 5]
        from requests in AnyLift.Array[0, 5]
        from bookings in AnyBooking.Array[0, 6]
        from series in AnySeries.Array[0, 2]
        from signUps in AnyLift.Array[0, 4]
        from phones in Gen.Int[0, 300].Select(given => given > 240 ? (int?)null : given).Array[4]
        from steps in AnyStep.Array[1, 6]
        select Sane(new RetentionWorld(sessions, offers, requests, bookings, series, signUps, phones, steps));

    /// <summary>How a worker looks.</summary>
    public enum Manner
    {
        /// <summary>One, to the end.</summary>
        Alone,

        /// <summary>Two at once.</summary>
        Two,

        /// <summary>One that dies in the middle, and then another.</summary>
        Killed,
    }

    /// <summary>An offer, a request or a sign-up.</summary>
    public sealed record Lift(int Person, int Session, bool Live);

    /// <summary>A booking.</summary>
    public sealed record Booked(int Offer, int Request, string State)
    {
        public bool Holds => Holding.Contains(State);

        public bool Seated => State is "ACCEPTED" or "COMPLETED";
    }

    /// <summary>A series: its last date in days, when it was changed last, and its dates.</summary>
    public sealed record Weekly(int Person, bool Live, int LastDay, int ChangedAt, IReadOnlyList<Date> Dates);

    /// <summary>A date of a series: the offer made of it, if there is one of that number; when it is over; whether it says something of its own.</summary>
    public sealed record Date(int Offer, int Home, bool Own);

    /// <summary>So many hours go by, then somebody looks.</summary>
    public sealed record Step(int Hours, Manner Manner, int DiesAfter);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    /// <summary>Without what the database itself does not let be.</summary>
    private static RetentionWorld Sane(RetentionWorld world)
    {
        var (seated, made) = (new HashSet<int>(), new HashSet<int>());
        Lift[] offers = [.. world.Offers.DistinctBy(one => (one.Person, one.Session))];
        Lift[] requests = [.. world.Requests.DistinctBy(one => (one.Person, one.Session))];
        return world with
        {
            Offers = offers,
            Requests = requests,
            SignUps = [.. world.SignUps.DistinctBy(one => (one.Person, one.Session))],
            Bookings =
            [
                .. world.Bookings
                    .Where(one => one.Offer < offers.Length && one.Request < requests.Length)
                    .Select(one => one.State is "REQUESTED" or "ACCEPTED" && !(offers[one.Offer].Live && requests[one.Request].Live) ? one with { State = "CANCELLED" } : one)
                    .Select(one => one.Seated && !seated.Add(one.Request) ? one with { State = "DECLINED" } : one),
            ],
            Series = [.. world.Series.Select(series => series with { Dates = [.. series.Dates.Select(date => date.Offer < offers.Length && made.Add(date.Offer) ? date : date with { Offer = -1 })] })],
        };
    }
}
