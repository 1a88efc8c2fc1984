using CsCheck;
using Matching.Geo;
using Matching.Lifts;
using Matching.Sessions;
using Matching.Storage;
using Matching.Storage.Lifts;
using Matching.Storage.Sessions;
using Npgsql;

namespace Matching.Tests.Lifts;

/// <summary>A small world of sessions, offers and one wish, and how it is stored under a campaign of its own.</summary>
internal sealed record LiftWorld(IReadOnlyList<Session> Sessions, IReadOnlyList<LiftOffer> Offers, IReadOnlyList<Stop[]> Stops, LiftWish Wish)
{
    /// <summary>Bookings of those aboard who have said that they are adults.</summary>
    public required IReadOnlySet<Guid> Adults { get; init; }

    public static readonly DateTimeOffset Now = new(2026, 5, 1, 20, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Saturday = new(2026, 5, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Gen<DateTimeOffset?> PerhapsTime = Gen.Frequency(
        (5, Gen.Const((DateTimeOffset?)null)),
        (1, Gen.Int[-180, 480].Select(minutes => (DateTimeOffset?)Saturday.AddMinutes(minutes))));

    private static readonly Gen<bool> Rarely = Gen.Int[0, 5].Select(one => one == 0);

    private static readonly Gen<Session> Session =
        from point in LegWorlds.Point
        from start in OneOf(0, 30, 60, 240)
        from day in Gen.Frequency((4, Gen.Const(0)), (1, Gen.Const(1)))
        from hours in Gen.Int[1, 3]
        from seat in OneOf("E14000001", "E14000002")
        select new Session
        {
            Id = Guid.Empty,
            Campaign = "",
            BoundarySet = "2024",
            SeatCode = seat,
            Kind = SessionKind.Canvass,
            Grid = point,
            Location = BritishGrid.ToGeo(point),
            StartsAt = Saturday.AddDays(day).AddMinutes(start),
            EndsAt = Saturday.AddDays(day).AddMinutes(start).AddHours(hours),
            Wanted = 20,
            Maximum = 40,
            CreatedAt = Now,
            UpdatedAt = Now,
        };

    private static readonly Gen<LiftTerms> Terms =
        from session in Gen.Int[0, 3]
        from origin in LegWorlds.Point
        from legs in OneOf(Legs.Both, Legs.Both, Legs.Outward, Legs.Return)
        from seats in Gen.Int[1, 4]
        from detour in OneOf(0, 5, 15, 15, 40)
        from times in PerhapsTime.Array[4]
        from flags in Rarely.Array[4]
        select new LiftTerms
        {
            SessionId = new Guid(session, 0, 0, new byte[8]),
            Origin = new LiftOrigin("somewhere", origin, origin),
            OutwardSeats = legs.HasFlag(Legs.Outward) ? seats : null,
            ReturnSeats = legs.HasFlag(Legs.Return) ? seats : null,
            MaxDetour = TimeSpan.FromMinutes(detour),
            EarliestDeparture = times[0],
            LatestArrival = times[1],
            ReturnDeparture = times[2],
            LatestReturn = times[3],
            WomenOnly = flags[0],
            WheelchairSpace = flags[1],
            ChildSeat = flags[2],
            MeetingPointsOnly = flags[3],
        };

    /// <summary>
    /// Every sixth offer is a coach, with one to three stops ten minutes apart, each of both ways or of one.
    /// </summary>
    private static readonly Gen<CoachStop[]> Coach =
        from isCoach in Rarely
        from points in LegWorlds.Point.Array[1, 3]
        from ways in Gen.Int[0, 3].Array[3]
        from stepFree in OneOf(StepFree.Yes, StepFree.No, StepFree.Unknown).Array[3]
        select isCoach
            ? points.Distinct().Select((point, at) => new CoachStop(
                $"Stop {at}", "", point, ways[at] == 1 ? null : Saturday.AddMinutes(10 * at), ways[at] == 2 ? null : Saturday.AddMinutes(-10 * at), stepFree[at])).ToArray()
            : [];

    /// <summary>Random worlds. A stop in every third car shows that those aboard count; two of three aboard are adults, beside whom one in six who ask wants to ride.</summary>
    public static readonly Gen<LiftWorld> Any =
        from sessions in Session.Array[1, 4]
        from terms in Terms.Array[0, 12]
        from aboard in Gen.Frequency((6, Gen.Const(0)), (1, Gen.Const(1)), (2, Gen.Const(2))).Array[12]
        from stopPoints in LegWorlds.Point.Array[12]
        from coaches in Coach.Array[12]
        from wishPoint in LegWorlds.Point
        from wishLegs in OneOf(Legs.Both, Legs.Both, Legs.Outward, Legs.Return)
        from party in OneOf(1, 1, 1, 2, 3)
        from walk in OneOf(0.0, 800, 3000)
        from times in PerhapsTime.Array[2]
        from flags in Rarely.Array[6]
        from young in Gen.Frequency((5, Gen.Const(false)), (1, Gen.Const(true)))
        from wanted in Gen.Int[1, 4]
        select Build(sessions, [.. terms.Zip(coaches)], aboard, stopPoints, new LiftWish
        {
            Origin = wishPoint,
            Sessions = [],
            Legs = wishLegs,
            PartySize = party,
            MaxWalkMetres = walk,
            EarliestDeparture = times[0],
            LatestReturn = times[1],
            WomenOnly = flags[0],
            WomenOnlyWelcome = flags[1],
            Wheelchair = flags[2],
            ChildSeat = flags[3],
            StepFree = flags[4],
            MeetingPointsOnly = flags[5],
            Accompanied = young,
            Subject = "driver-3",
        }, wanted);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static LiftWorld Build(Session[] sessions, (LiftTerms Terms, CoachStop[] Coach)[] terms, int[] aboard, GridPoint[] stopPoints, LiftWish wish, int wanted)
    {
        // Whoever is 16 or 17 rides beside an adult or not at all: without many of these nothing would be found for them.
        aboard = [.. aboard.Select((one, at) => wish.Accompanied && at % 3 > 0 ? 2 : one)];
        var campaign = $"w{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
        var placed = sessions.Select(session => session with { Id = Fresh(), Campaign = campaign }).ToList();
        var offers = terms.Select((one, at) => new LiftOffer
        {
            Id = Fresh(),
            Campaign = campaign,
            Driver = $"driver-{at}",
            DriverName = "Ann",
            Terms = TermsOf(one.Terms, at % 2 == 0 ? Near(one.Coach, wish) : one.Coach, placed[BitConverter.ToInt32(one.Terms.SessionId.ToByteArray()) % placed.Count]),
            CreatedAt = Now,
            UpdatedAt = Now,
        }).ToList();
        var stops = offers.Select((offer, at) => aboard[at] == 0 ? Array.Empty<Stop>() : [new Stop(Fresh(), offer.Terms.IsCoach ? FirstOf(offer.Terms).Point : stopPoints[at], 1, TimeWindow.Always)]).ToList();
        return new LiftWorld(placed, offers, stops, wish with { Sessions = [.. placed.Take(wanted)] })
        {
            Adults = stops.Where((_, at) => aboard[at] == 2).SelectMany(car => car).Select(stop => stop.BookingId).ToHashSet(),
        };
    }

    /// <summary>Where a coach first takes people up.</summary>
    private static CoachStop FirstOf(LiftTerms coach) => coach.CoachStops.FirstOrDefault(stop => stop.DepartsAt is not null) ?? coach.CoachStops[0];

    /// <summary>A coach whose first stop is some 700 m from the passenger, so that a walk often leads there.</summary>
    private static CoachStop[] Near(CoachStop[] coach, LiftWish wish) =>
        [.. coach.Select((stop, at) => at == 0 ? stop with { Point = new GridPoint(wish.Origin.Easting + 700, wish.Origin.Northing) } : stop)];

    /// <summary>A coach's stops are timed around its session.</summary>
    private static LiftTerms TermsOf(LiftTerms terms, CoachStop[] coach, Session session)
    {
        terms = terms with { SessionId = session.Id };
        if (coach.Length == 0)
        {
            return terms;
        }

        var (arrives, leaves) = (session.StartsAt.AddMinutes(-10), session.EndsAt.AddMinutes(5));
        var stops = coach.Select(stop => stop with
        {
            DepartsAt = arrives.AddMinutes(-40) + (stop.DepartsAt - Saturday),
            ReturnsAt = leaves.AddMinutes(40) + (stop.ReturnsAt - Saturday),
        }).ToList();
        return terms with
        {
            CoachStops = stops,
            Origin = new LiftOrigin("", stops[0].Point, stops[0].Point),
            OutwardSeats = terms.OutwardSeats is not null && stops.Any(stop => stop.DepartsAt is not null) ? 9 : null,
            ReturnSeats = stops.Any(stop => stop.ReturnsAt is not null) ? 9 : null,
            MaxDetour = TimeSpan.Zero,
            EarliestDeparture = null,
            LatestArrival = arrives,
            ReturnDeparture = leaves,
            LatestReturn = null,
            MeetingPointsOnly = true,
        };
    }

    private static Guid Fresh() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    /// <summary>Only offers whose own times leave room for the direct way can be stored.</summary>
    public async Task<LiftWorld> StorableAsync(LegPlanner planner, IOriginVault vault)
    {
        var kept = new List<(LiftOffer Offer, Stop[] Stops)>();
        foreach (var (offer, stops) in Offers.Select(offer => offer with { Terms = offer.Terms.Hidden(vault, offer.Driver) }).Zip(Stops))
        {
            if (offer.Terms.Legs != Legs.None && (await planner.PlanAsync(offer.Terms, SessionOf(offer), CancellationToken.None)).Failure is null)
            {
                kept.Add((offer, stops));
            }
        }

        return this with { Offers = [.. kept.Select(one => one.Offer)], Stops = [.. kept.Select(one => one.Stops)] };
    }

    /// <summary>The world in which every driver lives at their stand-in, and everybody boards at the centre of a cell.</summary>
    public LiftWorld AsSearchesSeeIt() => this with
    {
        Offers = [.. Offers.Select(offer => offer.Terms.IsCoach ? offer : offer with { Terms = offer.Terms with { Origin = offer.Terms.Origin with { Point = offer.Terms.Origin.Blurred } } })],
        Stops = [.. Stops.Zip(Offers).Select(one => one.Second.Terms.IsCoach ? one.First : [.. one.First.Select(stop => stop with { Point = OriginCell.CentreOf(stop.Point) })])],
    };

    public Session SessionOf(LiftOffer offer) => Sessions.Single(session => session.Id == offer.Terms.SessionId);

    /// <summary>Stores what of the world can be stored, and answers that.</summary>
    public async Task<LiftWorld> StoreAsync(NpgsqlDataSource source, LegPlanner planner, IOriginVault vault)
    {
        var storable = await StorableAsync(planner, vault);
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await storable.StoreAsync(connection, new BulkLifts(planner, vault), vault);
        await transaction.CommitAsync();
        return storable;
    }

    /// <summary>Stores the world: outward legs carry their stop, which boards on the way.</summary>
    public async Task StoreAsync(NpgsqlConnection connection, BulkLifts bulk, IOriginVault vault)
    {
        await using var campaign = connection.Command(
            "insert into campaign (id, name, boundary_set, election, max_margin_share, created_at, updated_at) values ($1, 'World', '2024', 'GE2024', 0.05, $2, $2)",
            Sessions[0].Campaign, Now);
        await campaign.ExecuteNonQueryAsync();
        await BulkSessions.WriteAsync(connection, Sessions, "test", CancellationToken.None);
        await bulk.WriteOffersAsync(connection, [.. Offers], Sessions.ToDictionary(session => session.Id), CancellationToken.None);
        foreach (var (offer, stops) in Offers.Zip(Stops).Where(one => one.First.Terms.OutwardSeats is not null && one.Second.Length > 0))
        {
            await using var store = connection.Command(
                """
                with request as (
                    insert into lift_request (id, campaign, session_id, passenger, passenger_name, origin_sealed, place_sealed, blurred_easting, blurred_northing,
                        legs, party_size, max_walk_metres, women_only, women_only_welcome, wheelchair, child_seat, step_free, meeting_points_only, created_at, updated_at)
                    values ($1, $2, $3, $1::text, 'Bob', '', '', 0, 0, 'OUTWARD', 1, 800, false, false, false, false, false, false, $6, $6)
                    returning id),
                booked as (
                    insert into booking (id, offer_id, request_id, people, state, driver_yes, passenger_yes, accepted_at, created_at, updated_at)
                    select $1, $4, id, 1, 'ACCEPTED', true, true, $6, $6, $6 from request returning id, request_id),
                leg as (
                    insert into booking_leg (booking_id, direction, offer_id, request_id, accepted, people, home_sealed, added_seconds, pickup_at, dropoff_at)
                    select id, 'OUTWARD', $4, request_id, true, 1, $5, 0, $6, $6 from booked returning booking_id)
                insert into lift_stop (offer_id, direction, ordinal, booking_id, position_sealed, load_change)
                select $4, 'OUTWARD', 0, booking_id, $5, 1 from leg
                """,
                stops[0].BookingId, offer.Campaign, offer.Terms.SessionId, offer.Id, vault.SealPoint(stops[0].BookingId, stops[0].Point), Now);
            await store.ExecuteNonQueryAsync();
            if (Adults.Contains(stops[0].BookingId))
            {
                await connection.RunAsync("update booking_leg set escort = true where booking_id = $1", CancellationToken.None, stops[0].BookingId);
            }
        }
    }
}
