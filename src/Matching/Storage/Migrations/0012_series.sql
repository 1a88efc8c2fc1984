-- Recurring offers. A series makes ordinary offers, one a date, eight weeks ahead; what it says of them is searched by nobody and stands sealed as a whole.

create table lift_series (
    id            uuid primary key,
    campaign      text        not null references campaign (id),
    boundary_set  text        not null,
    seat_code     text        not null,
    -- Kinds of session that are served; empty for all.
    session_kinds text[]      not null,
    driver        text        not null,
    driver_name   text        not null,
    -- The value of an RFC 5545 RRULE. Dates and times are those of Europe/London; the service alone reckons them.
    rule          text        not null check (length(rule) <= 200),
    start_date    date        not null,
    end_date      date        not null check (end_date between start_date and start_date + 366),
    -- Times of the day, origin, seats, car: what every occurrence offers.
    terms_sealed  bytea       not null,
    state         text        not null default 'ACTIVE' check (state in ('ACTIVE', 'CANCELLED')),
    -- Its occurrences stand below up to and including this date.
    kept_until    date        not null,
    version       bigint      not null default 1,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);
create index lift_series_driver on lift_series (driver, id);
create index lift_series_seat on lift_series (campaign, seat_code) where state = 'ACTIVE';
create index lift_series_kept on lift_series (kept_until) where state = 'ACTIVE';

create table lift_occurrence (
    series_id        uuid        not null references lift_series (id) on delete cascade,
    date             date        not null,
    leaves_at        timestamptz not null,
    home_at          timestamptz not null,
    state            text        not null check (state in ('WAITING', 'OFFERED', 'SKIPPED')),
    offer_id         uuid references lift_offer (id),
    session_id       uuid references session (id),
    -- Where the driver was signed up for it, so that they are signed off where it goes elsewhere or nowhere.
    signed_up_at     uuid references session (id),
    -- What it offers where it was changed by itself.
    own_terms_sealed bytea,
    -- Version of the series that it was made by.
    of_version       bigint      not null,
    -- When somebody is to look whether it can be offered, or still fits the session that it serves.
    look_at          timestamptz not null,
    -- Counts who said so, so that whoever has just looked puts nothing off that was said meanwhile.
    wakes            bigint      not null default 0,
    -- What makes each occurrence once, however many replicas see to it.
    primary key (series_id, date),
    check (num_nonnulls(offer_id, session_id) = case state when 'OFFERED' then 2 else 0 end)
);
create index lift_occurrence_look on lift_occurrence (look_at) where state <> 'SKIPPED';
create unique index lift_occurrence_offer on lift_occurrence (offer_id) where offer_id is not null;
create index lift_occurrence_session on lift_occurrence (session_id) where session_id is not null;

alter table lift_offer
    add column series_id uuid references lift_series (id),
    add column series_date date,
    add constraint lift_offer_of_series check ((series_id is null) = (series_date is null));
-- One live offer a series and date: the guard behind the occurrence's own.
create unique index lift_offer_series on lift_offer (series_id, series_date) where state = 'ACTIVE';

-- A session that appears, moves or ends concerns the occurrences that could serve it and those that do: they are looked at again at once, on every replica.
create function session_wakes_series() returns trigger language plpgsql as
$$
begin
    update lift_occurrence o
    set look_at = to_timestamp(0), wakes = wakes + 1
    from lift_series s
    where s.id = o.series_id
      and s.state = 'ACTIVE'
      and s.campaign = new.campaign
      and s.seat_code = new.seat_code
      and o.state = 'WAITING'
      and o.leaves_at <= new.starts_at
      and o.home_at >= new.ends_at;
    if found then
        perform pg_notify('lift_series', '');
    end if;
    if tg_op = 'UPDATE' then
        update lift_occurrence set look_at = to_timestamp(0), wakes = wakes + 1 where session_id = new.id;
        if found then
            perform pg_notify('lift_series', '');
        end if;
    end if;
    return null;
end
$$;

create trigger session_appears_to_series
    after insert
    on session
    for each row
execute function session_wakes_series();

create trigger session_changes_for_series
    after update of seat_code, kind, easting, northing, starts_at, ends_at, maximum, remote, cancelled
    on session
    for each row
execute function session_wakes_series();
