using System.Globalization;
using Matching.Geo;
using Matching.Lifts;
using Matching.Storage;
using Matching.Storage.Lifts;
using Npgsql;

namespace Matching.Tests.People.Retention;

/// <summary>A world in the database, and what of it has been emptied.</summary>
internal sealed class StoredRetentionWorld(RetentionWorld world, NpgsqlDataSource source, IOriginVault vault)
{
    private static readonly GridPoint Meeting = new(505_000, 185_000);
    private static readonly GridPoint Home = new(501_234, 181_234);

    private readonly Guid[] sessions = Ids(world.SessionEnds.Count);
    private readonly Guid[] offers = Ids(world.Offers.Count);
    private readonly Guid[] requests = Ids(world.Requests.Count);
    private readonly Guid[] bookings = Ids(world.Bookings.Count);
    private readonly Guid[] series = Ids(world.Series.Count);
    private readonly Guid[] people = Ids(world.PhonesGiven.Count);

    /// <summary>Stores it, in one transaction.</summary>
    public async Task StoreAsync()
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await RunAsync("insert into campaign (id, name, boundary_set, election, max_margin_share, created_at, updated_at) values ('demo', 'Demo', '2024', '2024', 0.05, $1, $1) on conflict do nothing", RetentionWorld.Start);
        for (var number = 0; number < people.Length; number++)
        {
            await RunAsync(
                """
                insert into person (id, campaign, subject, name_sealed, phone_sealed, contact, state, last_seen_on, created_at, updated_at)
                values ($1, 'demo', $2, '', $3::bytea, case when $3::bytea is null then 'NONE' else 'PHONE' end, 'ACTIVE', '2026-03-20', $4, $4)
                """,
                people[number], $"{people[number]}", world.PhonesGiven[number] is null ? null : vault.SealText(people[number], "+442079460099"), At(world.PhonesGiven[number] ?? 0));
        }

        for (var number = 0; number < sessions.Length; number++)
        {
            await RunAsync(
                """
                insert into session (id, campaign, boundary_set, seat_code, kind, latitude, longitude, easting, northing, starts_at, ends_at, wanted, maximum, step_free, remote, created_by, created_at, updated_at)
                values ($1, 'demo', '2024', 'E14000001', 'CANVASS', 51.5, -0.1, $2, $3, $4::timestamptz - interval '1 hour', $4, 5, 100, 'NO', false, 'test', $4, $4)
                """,
                sessions[number], Meeting.Easting, Meeting.Northing, At(world.SessionEnds[number]));
        }

        foreach (var signUp in world.SignUps)
        {
            await RunAsync(
                "insert into sign_up (id, session_id, subject, name, people, state, created_at, updated_at) values ($1, $2, $3, 'Somebody', 1, $4, $5, $5)",
                Guid.CreateVersion7(RetentionWorld.Start), sessions[signUp.Session], $"{people[signUp.Person]}", signUp.Live ? "GOING" : "CANCELLED", RetentionWorld.Start);
        }

        await StoreLiftsAsync(RunAsync);
        for (var number = 0; number < bookings.Length; number++)
        {
            await StoreBookingAsync(RunAsync, number);
        }

        await StoreSeriesAsync(RunAsync);
        await transaction.CommitAsync();

        Task RunAsync(string sql, params object?[] values) => connection.RunAsync(sql, CancellationToken.None, values);
    }

    /// <summary>What is emptied, and wholly so; a row that is half emptied is told as that.</summary>
    public async Task<IReadOnlySet<string>> EmptiedAsync()
    {
        var emptied = new HashSet<string>();
        await EachAsync(offers, "offer", "select id, origin_sealed, place_sealed, coalesce(length(car_sealed), 0) + length(note) from lift_offer where id = any ($1)");
        await EachAsync(requests, "request", "select id, origin_sealed, place_sealed, case when wheelchair then 1 else 0 end from lift_request where id = any ($1)");
        await EachAsync(
            bookings, "booking",
            """
            select leg.booking_id, leg.home_sealed, null::bytea, length(leg.meeting_point) + (select count(*)::int from lift_stop where booking_id = leg.booking_id and position_sealed <> leg.home_sealed)
            from booking_leg leg
            where leg.booking_id = any ($1)
            """);
        await EachAsync(series, "series", "select id, null::bytea, null::bytea, length(terms_sealed) from lift_series where id = any ($1)");
        await EachAsync(people, "phone", "select id, null::bytea, null::bytea, length(phone_sealed) from person where id = any ($1)", world.PhonesGiven.Select(given => given is not null).ToArray());
        await using var dates = source.CreateCommand("select series_id, date from lift_occurrence where series_id = any ($1) and own_terms_sealed is null");
        dates.Parameters.AddWithValue(series);
        await using var rows = await dates.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            var (number, date) = (Array.IndexOf(series, rows.GetGuid(0)), rows.GetFieldValue<DateOnly>(1).DayNumber - DateOnly.FromDateTime(RetentionWorld.Start.Date).DayNumber);
            if (world.Series[number].Dates[date].Own)
            {
                emptied.Add(string.Create(CultureInfo.InvariantCulture, $"date {number} {date}"));
            }
        }

        return emptied;

        async Task EachAsync(Guid[] ids, string what, string sql, bool[]? counts = null)
        {
            await using var command = source.CreateCommand(sql);
            command.Parameters.AddWithValue(ids);
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                var (id, number) = (rows.GetGuid(0), Array.IndexOf(ids, rows.GetGuid(0)));
                bool?[] blank =
                [
                    rows.IsDBNull(1) ? null : vault.OpenPoint(id, rows.GetFieldValue<byte[]>(1)) == Meeting,
                    rows.IsDBNull(2) ? null : vault.OpenText(id, rows.GetFieldValue<byte[]>(2)).Length == 0,
                    rows.IsDBNull(3) || rows.GetInt32(3) == 0,
                ];
                var said = blank.Where(one => one is not null).Distinct().ToList();
                if (counts?[number] != false && said is not [false])
                {
                    emptied.Add(said is [true] ? $"{what} {number}" : $"{what} {number} by half");
                }
            }
        }
    }

    private async Task StoreLiftsAsync(Func<string, object?[], Task> run)
    {
        for (var number = 0; number < offers.Length; number++)
        {
            var (id, offer) = (offers[number], world.Offers[number]);
            await run(
                """
                insert into lift_offer (id, campaign, session_id, driver, driver_name, origin_sealed, place_sealed, blurred_easting, blurred_northing, outward_seats, company, max_detour_seconds,
                    women_only, wheelchair_space, child_seat, meeting_points_only, note, car_sealed, state, created_at, updated_at)
                values ($1, 'demo', $2, $3, 'Somebody', $4, $5, 0, 0, 8, 0, 900, false, false, false, false, 'Yellow gate', $6, $7, $8, $8)
                """,
                [id, sessions[offer.Session], $"{people[offer.Person]}", vault.SealPoint(id, Home), vault.SealText(id, "home"), vault.SealText(id, "car"), offer.Live ? "ACTIVE" : "CANCELLED", RetentionWorld.Start]);
            await run(
                """
                insert into lift_leg (offer_id, direction, campaign, session_id, seats, reach, period, budget_seconds, stand_in, session_at)
                values ($1, 'OUTWARD', 'demo', $2, 8, st_makeenvelope(0, 0, 1000, 1000, 27700), tstzrange('2026-03-20', '2026-03-21'), 100, point(0, 0), point(0, 0))
                """,
                [id, sessions[offer.Session]]);
        }

        for (var number = 0; number < requests.Length; number++)
        {
            var (id, wish) = (requests[number], world.Requests[number]);
            await run(
                """
                insert into lift_request (id, campaign, session_id, passenger, passenger_name, origin_sealed, place_sealed, blurred_easting, blurred_northing, legs, party_size, max_walk_metres,
                    women_only, women_only_welcome, wheelchair, child_seat, step_free, meeting_points_only, state, created_at, updated_at)
                values ($1, 'demo', $2, $3, 'Somebody', $4, $5, 0, 0, 'OUTWARD', 1, 800, false, false, true, false, false, false, $6, $7, $7)
                """,
                [id, sessions[wish.Session], $"{people[wish.Person]}", vault.SealPoint(id, Home), vault.SealText(id, "home"), wish.Live ? "OPEN" : "CANCELLED", RetentionWorld.Start]);
        }
    }

    private async Task StoreBookingAsync(Func<string, object?[], Task> run, int number)
    {
        var (id, booking) = (bookings[number], world.Bookings[number]);
        await run(
            """
            insert into booking (id, offer_id, request_id, people, state, driver_yes, passenger_yes, expires_at, accepted_at, ended_by, created_at, updated_at)
            values ($1, $2, $3, 1, $4, $5, $5, $6, case when $5 then $6 end, case when $4 in ('DECLINED', 'CANCELLED', 'EXPIRED') then 'TIME' end, $6, $6)
            """,
            [id, offers[booking.Offer], requests[booking.Request], booking.State, booking.Seated, RetentionWorld.Start]);
        var home = vault.SealPoint(id, Home);
        await run(
            """
            insert into booking_leg (booking_id, direction, offer_id, request_id, accepted, people, home_sealed, meeting_point, added_seconds, pickup_at, dropoff_at)
            values ($1, 'OUTWARD', $2, $3, $4, 1, $5, 'The gate', 0, $6, $6)
            """,
            [id, offers[booking.Offer], requests[booking.Request], booking.Seated, home, RetentionWorld.Start]);
        if (booking.Seated)
        {
            await run(
                "insert into lift_stop (offer_id, direction, ordinal, booking_id, position_sealed, load_change) values ($1, 'OUTWARD', $2, $3, $4, 1)",
                [offers[booking.Offer], number, id, home]);
        }
    }

    private async Task StoreSeriesAsync(Func<string, object?[], Task> run)
    {
        var first = DateOnly.FromDateTime(RetentionWorld.Start.Date);
        for (var number = 0; number < series.Length; number++)
        {
            var (id, one) = (series[number], world.Series[number]);
            await run(
                """
                insert into lift_series (id, campaign, boundary_set, seat_code, session_kinds, driver, driver_name, rule, start_date, end_date, terms_sealed, state, kept_until, created_at, updated_at)
                values ($1, 'demo', '2024', 'E14000001', '{}', $2, 'Somebody', 'FREQ=WEEKLY', $3, $4, $5, $6, $4, $7, $7)
                """,
                [id, $"{people[one.Person]}", first, first.AddDays(one.LastDay), vault.SealText(id, "terms"), one.Live ? "ACTIVE" : "CANCELLED", At(one.ChangedAt)]);
            for (var date = 0; date < one.Dates.Count; date++)
            {
                var (made, said) = (one.Dates[date].Offer >= 0, one.Dates[date]);
                await run(
                    """
                    insert into lift_occurrence (series_id, date, leaves_at, home_at, state, offer_id, session_id, own_terms_sealed, of_version, look_at)
                    values ($1, $2, $3, $3, $4, $5, $6, $7, 1, 'infinity')
                    """,
                    [id, first.AddDays(date), At(said.Home), made ? "OFFERED" : "WAITING", made ? offers[said.Offer] : null, made ? sessions[world.Offers[said.Offer].Session] : null, said.Own ? vault.SealText(id, "own") : null]);
            }
        }
    }

    private static DateTimeOffset At(int hours) => RetentionWorld.Start.AddHours(hours);

    private static Guid[] Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7(RetentionWorld.Start))];
}
