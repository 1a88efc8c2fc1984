-- Lifts to sessions and back. No exact home stands here in the clear: origins, their text and the stops at people's own places are sealed by
-- the service; geometry, cells and blurred points are made from cells and sector centres alone.

create table lift_offer (
    id                  uuid primary key,
    campaign            text             not null references campaign (id),
    session_id          uuid             not null references session (id),
    driver              text             not null,
    driver_name         text             not null,
    origin_sealed       bytea            not null,
    place_sealed        bytea            not null,
    blurred_easting     double precision not null,
    blurred_northing    double precision not null,
    outward_seats       integer check (outward_seats between 1 and 8),
    return_seats        integer check (return_seats between 1 and 8),
    company             integer          not null check (company between 0 and 8),
    max_detour_seconds  double precision not null check (max_detour_seconds between 0 and 7200),
    earliest_departure  timestamptz,
    latest_arrival      timestamptz,
    return_departure    timestamptz,
    latest_return       timestamptz,
    women_only          boolean          not null,
    wheelchair_space    boolean          not null,
    child_seat          boolean          not null,
    meeting_points_only boolean          not null,
    note                text             not null default '' check (length(note) <= 300),
    state               text             not null default 'ACTIVE' check (state in ('ACTIVE', 'CANCELLED')),
    demo                boolean          not null default false,
    version             bigint           not null default 1,
    created_at          timestamptz      not null,
    updated_at          timestamptz      not null,
    check (outward_seats is not null or return_seats is not null)
);
-- One live offer a driver and session.
create unique index lift_offer_live on lift_offer (driver, session_id) where state = 'ACTIVE';
create index lift_offer_driver on lift_offer (driver, id);

-- One row a direction. `live`, `reach`, `period` and `budget_seconds` only choose candidates: they may be too generous, never too strict.
create table lift_leg (
    offer_id       uuid                     not null references lift_offer (id) on delete cascade,
    direction      text                     not null check (direction in ('OUTWARD', 'RETURN')),
    campaign       text                     not null,
    session_id     uuid                     not null references session (id),
    seats          integer                  not null check (seats between 1 and 8),
    -- Every point the car could visit within its limits at the engine's greatest speed.
    reach          geometry(Polygon, 27700) not null,
    -- From the earliest departure to the latest arrival, however the leg is shifted.
    period         tstzrange                not null,
    -- Upper bound of the direct time from the origin's cell, and the detour.
    budget_seconds double precision         not null,
    stops          integer                  not null default 0 check (stops >= 0),
    live           boolean                  not null default true,
    primary key (offer_id, direction)
);
-- Time first: reaches are large and overlap, weekends do not.
create index lift_leg_reach on lift_leg using gist (period, reach) where live;
create index lift_leg_session on lift_leg (session_id, direction) where live;

create table lift_request (
    id                  uuid primary key,
    campaign            text             not null references campaign (id),
    session_id          uuid             not null references session (id),
    passenger           text             not null,
    passenger_name      text             not null,
    origin_sealed       bytea            not null,
    place_sealed        bytea            not null,
    blurred_easting     double precision not null,
    blurred_northing    double precision not null,
    legs                text             not null check (legs in ('BOTH', 'OUTWARD', 'RETURN')),
    party_size          integer          not null check (party_size between 1 and 8),
    earliest_departure  timestamptz,
    latest_return       timestamptz,
    max_walk_metres     double precision not null check (max_walk_metres between 0 and 5000),
    women_only          boolean          not null,
    women_only_welcome  boolean          not null,
    wheelchair          boolean          not null,
    child_seat          boolean          not null,
    step_free           boolean          not null,
    meeting_points_only boolean          not null,
    state               text             not null default 'OPEN' check (state in ('OPEN', 'CANCELLED')),
    demo                boolean          not null default false,
    version             bigint           not null default 1,
    created_at          timestamptz      not null,
    updated_at          timestamptz      not null
);
create unique index lift_request_live on lift_request (passenger, session_id) where state = 'OPEN';
create index lift_request_passenger on lift_request (passenger, id);
create index lift_request_session on lift_request (session_id) where state = 'OPEN';

-- Seats of one offer's legs asked for, or held, for one request.
create table booking (
    id         uuid primary key,
    offer_id   uuid        not null references lift_offer (id),
    request_id uuid        not null references lift_request (id),
    -- Two bookings of one request, one a leg, that are accepted together or not at all.
    pair_id    uuid,
    people     integer     not null check (people between 1 and 8),
    state      text        not null check (state in ('REQUESTED', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'CANCELLED', 'COMPLETED')),
    awaits     text check (awaits in ('DRIVER', 'PASSENGER', 'BOTH')),
    expires_at timestamptz,
    demo       boolean     not null default false,
    version    bigint      not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check ((state = 'REQUESTED') = (awaits is not null)),
    check (state <> 'REQUESTED' or expires_at is not null)
);
create index booking_offer on booking (offer_id);
create index booking_request on booking (request_id);

create table booking_leg (
    booking_id uuid    not null references booking (id) on delete cascade,
    direction  text    not null check (direction in ('OUTWARD', 'RETURN')),
    offer_id   uuid    not null,
    request_id uuid    not null,
    accepted   boolean not null default false,
    primary key (booking_id, direction),
    foreign key (offer_id, direction) references lift_leg (offer_id, direction)
);
-- Nobody rides in two cars at once.
create unique index booking_leg_once on booking_leg (request_id, direction) where accepted;

-- Where accepted bookings board and get out between a leg's ends, in driving order.
create table lift_stop (
    offer_id        uuid    not null,
    direction       text    not null,
    ordinal         integer not null check (ordinal >= 0),
    booking_id      uuid    not null,
    position_sealed bytea   not null,
    load_change     integer not null check (load_change <> 0),
    not_before      timestamptz,
    not_after       timestamptz,
    promised_at     timestamptz,
    primary key (offer_id, direction, ordinal) deferrable initially immediate,
    foreign key (offer_id, direction) references lift_leg (offer_id, direction) on delete cascade,
    foreign key (booking_id, direction) references booking_leg (booking_id, direction) on delete cascade,
    check (not_before is null or not_after is null or not_before <= not_after)
);

create function lift_stop_count() returns trigger language plpgsql as
$$
begin
    update lift_leg
    set stops = stops + case tg_op when 'INSERT' then 1 else -1 end
    where (offer_id, direction) = (coalesce(new.offer_id, old.offer_id), coalesce(new.direction, old.direction));
    return null;
end
$$;

create trigger lift_stop_counted
    after insert or delete
    on lift_stop
    for each row
execute function lift_stop_count();

-- A session that moves takes its legs with it: until the service has drawn them anew they count as reaching everywhere, so that none is
-- missed. A session that is cancelled ends them.
create function session_moves_legs() returns trigger language plpgsql as
$$
begin
    if new.cancelled or new.remote then
        update lift_leg set live = false where session_id = new.id and live;
    elsif (old.easting, old.northing, old.starts_at, old.ends_at) is distinct from (new.easting, new.northing, new.starts_at, new.ends_at) then
        update lift_leg l
        set reach          = st_makeenvelope(-2000000, -2000000, 3000000, 3000000, 27700),
            budget_seconds = 'infinity',
            period         = tstzrange(
                    least(new.starts_at, o.earliest_departure, o.latest_arrival) - interval '2 days',
                    greatest(new.ends_at, o.return_departure, o.latest_return) + interval '2 days')
        from lift_offer o
        where o.id = l.offer_id and l.session_id = new.id and l.live;
    end if;
    return null;
end
$$;

create trigger session_moved
    after update of easting, northing, starts_at, ends_at, cancelled, remote
    on session
    for each row
execute function session_moves_legs();
