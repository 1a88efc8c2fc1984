using Matching.Tests.Sessions;

namespace Matching.Tests.People;

/// <summary>Every column that can hold text, a point or something sealed is declared here: what tells of a person, and so must be emptied where they are erased, and what does not.</summary>
public sealed class PersonColumnsTests(TwoSeats database) : IClassFixture<TwoSeats>
{
    /// <summary>Tables without anybody in them.</summary>
    private static readonly string[] Impersonal =
        ["release", "seat", "seat_result", "seat_votes", "postcode", "place_area", "place_area_seat", "meeting_point", "campaign", "campaign_target", "address_secret", "schema_migration", "spatial_ref_sys"];

    /// <summary>What <c>Sql/People/Erase</c> empties, deletes or gives to nobody; <see cref="ErasureTests"/> looks for what is left. A new column of this kind is emptied there first.</summary>
    private static readonly string[] OfPeople =
    [
        "write_once.subject", "write_once.request_id", "write_once.answer", "write_once.content_hash",
        "session.created_by", "session.organiser_name", "sign_up.subject", "sign_up.name", "availability.subject", "availability.name", "availability.terms_sealed",
        "lift_offer.driver", "lift_offer.driver_name", "lift_offer.origin_sealed", "lift_offer.place_sealed", "lift_offer.note", "lift_offer.car_sealed", "lift_offer.plate_sealed",
        "lift_offer.blurred_easting", "lift_offer.blurred_northing", "lift_leg.reach", "lift_leg.stand_in", "lift_leg.session_at", "lift_leg.budget_seconds",
        "lift_request.passenger", "lift_request.passenger_name", "lift_request.origin_sealed", "lift_request.place_sealed", "lift_request.blurred_easting", "lift_request.blurred_northing", "lift_request.age",
        "booking_leg.home_sealed", "booking_leg.meeting_point", "lift_stop.position_sealed",
        "lift_series.driver", "lift_series.driver_name", "lift_series.terms_sealed", "lift_occurrence.own_terms_sealed",
        "block.blocker", "block.blocked", "block.blocked_name", "block_made.blocker", "outbox.person", "outbox.details", "disclosure.subject", "disclosure.reader",
        "person.subject", "person.address_key", "person.name_sealed", "person.email_sealed", "person.phone_sealed", "person.contact", "person.age",
        "consent_event.subject", "consent_event.stated_age", "consent.subject", "consent.purpose",
        "role_grant.address_key", "role_grant.email_sealed", "role_grant.granted_by", "role_grant.role", "role_grant.seats",
        "report.reporter", "report.reported", "report.resolved_by", "report.told_sealed",
        "sign_in.email_sealed", "sign_in.code_hash", "sign_in.link_hash", "sign_in.browser_hash", "refresh_token.hash", "refresh_token.parent", "mail.sealed", "mail.address_key", "asked_before.address_key",
    ];

    /// <summary>What says nothing of who somebody was; the journal of erasures and the lists of who is barred or not to be asked are meant to say whom, and so are, for a day, the counts of what is limited.</summary>
    private static readonly string[] OfNobody =
    [
        "write_once.rpc", "session.boundary_set", "session.seat_code", "session.kind", "session.address", "session.bring", "session.step_free",
        "session.latitude", "session.longitude", "session.easting", "session.northing", "session.location", "sign_up.state",
        "lift_offer.state", "lift_offer.cost", "lift_offer.coach_stops", "lift_offer.max_detour_seconds", "lift_leg.direction",
        "lift_request.legs", "lift_request.state", "lift_request.max_walk_metres",
        "booking.state", "booking.awaits", "booking.origin", "booking.ended_by", "booking_leg.direction", "booking_leg.added_seconds", "lift_stop.direction",
        "offer_event.kind", "outbox.kind", "rematch.legs", "booking_notice.direction", "booking_notice.kind", "booking_notice.said_by",
        "lift_series.boundary_set", "lift_series.seat_code", "lift_series.session_kinds", "lift_series.rule", "lift_series.state", "lift_occurrence.state",
        "person.state", "mail.kind", "consent_event.purpose", "disclosure.what",
        "plan.state", "plan.work_limit", "plan.progress", "plan.outcome", "plan_step.kind", "plan_step.answer", "availability.state",
        "erasure.address_key", "erasure.subject", "block.blocked_keys", "spent.keys", "spent.kind", "sign_in.address_key", "report.outcome", "bar.address_key", "bar.subject", "suppression.address_key", "suppression.why",
    ];

    [Fact]
    public async Task No_column_is_forgotten()
    {
        await using var command = database.Source.CreateCommand(
            """
            select c.table_name || '.' || c.column_name
            from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public'
              and t.table_type = 'BASE TABLE'
              and c.data_type in ('text', 'character varying', 'bytea', 'json', 'jsonb', 'ARRAY', 'point', 'USER-DEFINED', 'double precision')
              and not c.table_name = any ($1)
              and c.column_name <> 'campaign'
              and c.table_name !~ '^postcode_'
            """);
        command.Parameters.AddWithValue(Impersonal);
        var found = new List<string>();
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            found.Add(rows.GetString(0));
        }

        Assert.Equal(OfPeople.Concat(OfNobody).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }
}
