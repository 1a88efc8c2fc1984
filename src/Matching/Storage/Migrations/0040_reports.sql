-- What people told of others, and who is barred because of it.
create table report (
    id           uuid primary key,
    campaign     text        not null references campaign (id),
    reporter     text        not null,
    reported     text        not null,
    -- Where they met; what they met in is one of these, or the session itself.
    session_id   uuid        not null references session (id),
    booking_id   uuid references booking (id),
    offer_id     uuid references lift_offer (id),
    request_id   uuid references lift_request (id),
    -- First names as they knew each other, and the words, as JSON, sealed.
    told_sealed  bytea       not null,
    outcome      text check (outcome in ('NOTHING', 'WARNED', 'BARRED')),
    resolved_by  text,
    created_at   timestamptz not null,
    resolved_at  timestamptz,
    check (reporter <> reported),
    check (num_nonnulls(booking_id, offer_id, request_id) <= 1),
    check (num_nonnulls(outcome, resolved_by, resolved_at) in (0, 3))
);
create index report_queue on report (campaign, (outcome is not null), id);
create index report_reporter on report (reporter, created_at);
create index report_reported on report (reported);
create index report_age on report (resolved_at);

-- Who takes part in a campaign no more. It outlives the person and the report's words, by keyed hash and subject alone: whoever has themselves erased and comes back with the address is barred still.
create table bar (
    report      uuid primary key references report (id),
    campaign    text        not null references campaign (id),
    subject     text        not null,
    address_key bytea check (octet_length(address_key) = 32),
    created_at  timestamptz not null
);
create index bar_subject on bar (campaign, subject);
create index bar_address on bar (campaign, address_key);

call keep_to_campaign('report', 'campaign = current_setting(''matching.campaign'', true)');
call keep_to_campaign('bar', 'campaign = current_setting(''matching.campaign'', true)');

-- Replicas keep in memory who is barred.
create function bar_changed() returns trigger language plpgsql as
$$
declare
    told bar%rowtype := coalesce(new, old);
begin
    perform pg_notify('people', person.campaign || ' ' || person.subject)
    from person
    where person.campaign = told.campaign
      and (person.subject = told.subject or person.address_key = told.address_key);
    return null;
end
$$;

create trigger bar_changed
    after insert or delete
    on bar
    for each row
execute function bar_changed();
