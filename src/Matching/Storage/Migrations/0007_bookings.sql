-- Bookings that hold: who has said yes, what was promised, and the guards that keep a seat from being sold twice whatever the service does.
-- Locks are taken in one order everywhere: sessions, requests, offers (each by id), then what hangs on them.

alter table lift_offer
    -- The driver's yes is given ahead.
    add column instant    boolean not null default false,
    -- Who pays for the fuel; there is never a price.
    add column cost       text    not null default 'NONE' check (cost in ('NONE', 'SHARED_FUEL')),
    -- Description and number plate, sealed; shown after acceptance.
    add column car_sealed bytea,
    -- Counts every change of its stops: who planned a seat on an older one plans again.
    add column schedule   bigint  not null default 0,
    -- Number of the last event; taken under this row's lock, so numbers follow the order of commits.
    add column last_event bigint  not null default 0;

alter table lift_request
    -- The passenger's yes to a new car is given ahead, where the one they had drops out.
    add column rematch_instantly boolean not null default false;

-- On the return, those who board at the session were promised when it leaves: the leg's start must stay between these.
alter table lift_leg
    add column start_not_before timestamptz,
    add column start_not_after  timestamptz;

alter table booking
    drop column awaits,
    add column driver_yes    boolean not null default false,
    add column passenger_yes boolean not null default false,
    -- Who asked for it: the passenger, an organiser's plan, or the service that found a new car.
    add column origin        text    not null default 'PASSENGER' check (origin in ('PASSENGER', 'PLAN', 'REMATCH')),
    -- Why it ended, for those it concerns; null while it lives.
    add column ended_by      text check (ended_by in ('DRIVER', 'PASSENGER', 'ORGANISER', 'TIME', 'RIVAL', 'OTHER_CAR', 'CHANGE')),
    add column accepted_at   timestamptz;
-- One fact, one place: whom a booking awaits follows from who has said yes. A pair with its own two waits for its other car.
alter table booking
    add column awaits text generated always as (case
        when state <> 'REQUESTED' then null
        when not driver_yes and not passenger_yes then 'BOTH'
        when not driver_yes then 'DRIVER'
        when not passenger_yes then 'PASSENGER'
        else 'OTHER_CAR' end) stored,
    add constraint booking_accepted check ((state in ('ACCEPTED', 'COMPLETED')) <= (accepted_at is not null and driver_yes and passenger_yes)),
    add constraint booking_waits_for_pair check (state <> 'REQUESTED' or not (driver_yes and passenger_yes) or pair_id is not null),
    add constraint booking_ended check ((ended_by is not null) = (state in ('DECLINED', 'EXPIRED', 'CANCELLED')));
create index booking_expires on booking (expires_at) where state = 'REQUESTED';
create index booking_accepted_offer on booking (offer_id) where state = 'ACCEPTED';
create index booking_pair on booking (pair_id) where pair_id is not null;

alter table booking_leg
    add column people      integer          not null check (people between 1 and 8),
    add column wheelchair  boolean          not null default false,
    add column child_seat  boolean          not null default false,
    -- Where the party boards outward, or gets out on the return; sealed for the booking.
    add column home_sealed bytea            not null,
    -- Name of the public meeting point; empty where it is the party's own place.
    add column meeting_point text           not null default '',
    add column walk_metres double precision not null check (walk_metres >= 0),
    add column added_seconds double precision not null,
    -- Expected while requested, promised once accepted.
    add column pickup_at   timestamptz      not null,
    add column dropoff_at  timestamptz      not null,
    add column approximate boolean          not null default false,
    add check (pickup_at <= dropoff_at);
create index booking_leg_over on booking_leg (dropoff_at) where accepted;
create index booking_leg_car on booking_leg (offer_id, direction);
-- A car has room for one wheelchair and one child seat on a leg.
create unique index booking_leg_wheelchair on booking_leg (offer_id, direction) where accepted and wheelchair;
create unique index booking_leg_child_seat on booking_leg (offer_id, direction) where accepted and child_seat;

-- Between any two stops there are never more people than seats. The leg's row lock makes rivals follow one another, so the last to commit counts
-- what all before it have done.
create function lift_leg_seats_hold() returns trigger language plpgsql as
$$
declare
    offer uuid := coalesce(new.offer_id, old.offer_id);
    way   text := coalesce(new.direction, old.direction);
    held  integer;
    least integer;
    most  integer;
begin
    select seats into held from lift_leg where (offer_id, direction) = (offer, way) for no key update;
    if not found then
        return null;
    end if;
    with stop as (
        select ordinal, booking_id, load_change from lift_stop where (offer_id, direction) = (offer, way)
    ), aboard as (
        -- Who gets out without having boarded on the way was there from the start.
        select coalesce(sum(-load_change), 0) people
        from stop out
        where load_change < 0
          and not exists (select from stop inn where inn.booking_id = out.booking_id and inn.load_change > 0)
    ), load as (
        select people from aboard
        union all
        select aboard.people + sum(stop.load_change) over (order by stop.ordinal) from stop, aboard
    )
    select min(people), max(people) into least, most from load;
    if least < 0 or most > held then
        raise exception 'more people than seats on a leg' using errcode = 'MS004';
    end if;
    return null;
end
$$;

create constraint trigger lift_stop_seats
    after insert or update or delete
    on lift_stop
    deferrable initially deferred
    for each row
execute function lift_leg_seats_hold();

create constraint trigger lift_leg_seats
    after update of seats
    on lift_leg
    deferrable initially deferred
    for each row
execute function lift_leg_seats_hold();

-- An accepted booking holds seats on all of its legs, any other on none.
create function booking_holds() returns trigger language plpgsql as
$$
declare
    target uuid;
    told   booking%rowtype;
    holds  boolean;
begin
    if tg_table_name = 'booking' then
        target := new.id;
    else
        target := coalesce(new.booking_id, old.booking_id);
    end if;
    select * into told from booking where id = target;
    if not found then
        return null;
    end if;
    holds := told.state in ('ACCEPTED', 'COMPLETED');
    if not exists (select from booking_leg where booking_id = target)
        or exists (select from booking_leg leg
                   left join lateral (
                       select count(*) stops, sum(load_change) change, bool_and(abs(load_change) = leg.people) whole,
                              (array_agg(load_change order by ordinal))[1] first
                       from lift_stop
                       where booking_id = target and direction = leg.direction
                   ) stop on true
                   where leg.booking_id = target
                     and (leg.accepted <> holds
                          or leg.people <> told.people
                          or (leg.offer_id, leg.request_id) <> (told.offer_id, told.request_id)
                          or not holds and stop.stops > 0
                          or holds and not (stop.whole and (stop.stops = 1 or stop.stops = 2 and stop.change = 0 and stop.first > 0)))) then
        raise exception 'a booking and its seats disagree' using errcode = 'MS005';
    end if;
    return null;
end
$$;

create constraint trigger booking_holds
    after insert or update
    on booking
    deferrable initially deferred
    for each row
execute function booking_holds();

create constraint trigger booking_leg_holds
    after insert or update or delete
    on booking_leg
    deferrable initially deferred
    for each row
execute function booking_holds();

create constraint trigger lift_stop_holds
    after insert or update or delete
    on lift_stop
    deferrable initially deferred
    for each row
execute function booking_holds();

-- A booking lives once: what has ended never comes back.
create function booking_lives_once() returns trigger language plpgsql as
$$
begin
    if (new.offer_id, new.request_id) <> (old.offer_id, old.request_id)
        or not (old.state = 'REQUESTED' or old.state = 'ACCEPTED' and new.state in ('CANCELLED', 'COMPLETED')) then
        raise exception 'a booking cannot go from % to %', old.state, new.state using errcode = 'MS006';
    end if;
    return new;
end
$$;

create trigger booking_lives_once
    before update
    on booking
    for each row
    when (new.state <> old.state or new.offer_id <> old.offer_id or new.request_id <> old.request_id)
execute function booking_lives_once();

-- A request asks for five lifts at once, no more; its row lock makes rivals follow one another.
create function booking_few_asked() returns trigger language plpgsql as
$$
begin
    perform from lift_request where id = new.request_id for no key update;
    if (select count(*) from booking where request_id = new.request_id and state = 'REQUESTED') > 5 then
        raise exception 'too many bookings of one request' using errcode = 'MS007';
    end if;
    return null;
end
$$;

create trigger booking_few_asked
    after insert
    on booking
    for each row
    when (new.state = 'REQUESTED')
execute function booking_few_asked();

-- What is cancelled carries nobody.
create function cancelled_carries_nobody() returns trigger language plpgsql as
$$
begin
    if exists (select from booking
               where state in ('REQUESTED', 'ACCEPTED')
                 and (tg_table_name = 'lift_offer' and offer_id = new.id or tg_table_name = 'lift_request' and request_id = new.id)) then
        raise exception 'a live booking of something cancelled' using errcode = 'MS008';
    end if;
    return null;
end
$$;

create constraint trigger lift_offer_carries_nobody
    after update of state
    on lift_offer
    deferrable initially deferred
    for each row
    when (new.state = 'CANCELLED')
execute function cancelled_carries_nobody();

create constraint trigger lift_request_rides_nowhere
    after update of state
    on lift_request
    deferrable initially deferred
    for each row
    when (new.state = 'CANCELLED')
execute function cancelled_carries_nobody();

-- Both rows are held before they are looked at, so that a cancellation in flight is waited for.
create function booking_of_the_living() returns trigger language plpgsql as
$$
declare
    offer_state   text;
    request_state text;
begin
    select state into request_state from lift_request where id = new.request_id for share;
    select state into offer_state from lift_offer where id = new.offer_id for share;
    if 'CANCELLED' in (offer_state, request_state) then
        raise exception 'a live booking of something cancelled' using errcode = 'MS008';
    end if;
    return null;
end
$$;

create constraint trigger booking_of_the_living
    after insert or update of state
    on booking
    deferrable initially deferred
    for each row
    when (new.state in ('REQUESTED', 'ACCEPTED'))
execute function booking_of_the_living();

-- What happened to an offer, for those who watch it. Without content: watchers are told of things as they stand when they read.
create table offer_event (
    offer_id   uuid        not null references lift_offer (id) on delete cascade,
    number     bigint      not null,
    kind       text        not null check (kind in (
        'OFFER_CHANGED', 'OFFER_CANCELLED', 'SESSION_CHANGED', 'BOOKING_REQUESTED', 'BOOKING_ACCEPTED', 'BOOKING_DECLINED', 'BOOKING_EXPIRED',
        'BOOKING_CANCELLED', 'BOOKING_COMPLETED', 'BOOKING_CHANGED', 'LATE', 'NO_SHOW')),
    booking_id uuid references booking (id),
    created_at timestamptz not null,
    primary key (offer_id, number)
);
create index offer_event_age on offer_event (created_at);

-- The number is taken under the offer's row lock, which is held until the commit: whoever reads number n has every smaller one before them.
create function offer_event_number() returns trigger language plpgsql as
$$
begin
    update lift_offer set last_event = last_event + 1 where id = new.offer_id returning last_event into new.number;
    perform pg_notify('offer_event', new.offer_id::text);
    return new;
end
$$;

create trigger offer_event_number
    before insert
    on offer_event
    for each row
execute function offer_event_number();

-- What each person is to be told, written in the transaction that made it true; messages are sent from here. No contact, no home, no name.
create table outbox (
    id         bigint generated always as identity primary key,
    -- One happening has one id, however many it concerns.
    event_id   uuid        not null,
    person     text        not null,
    kind       text        not null check (kind in (
        'BOOKING_REQUESTED', 'BOOKING_ACCEPTED', 'BOOKING_DECLINED', 'BOOKING_EXPIRED', 'BOOKING_CANCELLED', 'BOOKING_CHANGED', 'BOOKING_COMPLETED',
        'BOOKING_FREED', 'REMATCHED', 'NO_LIFT_FOUND', 'SESSION_CHANGED', 'SESSION_CANCELLED', 'LATE', 'NO_SHOW')),
    campaign   text        not null references campaign (id),
    session_id uuid references session (id),
    offer_id   uuid references lift_offer (id),
    request_id uuid references lift_request (id),
    booking_id uuid references booking (id),
    details    jsonb       not null default '{}',
    created_at timestamptz not null,
    sent_at    timestamptz,
    unique (event_id, person)
);
create index outbox_unsent on outbox (id) where sent_at is null;
create index outbox_person on outbox (person, id);

-- Passengers who lost their lift and are to be found a new one; a worker of any replica takes a row, and removes it in the transaction that books or gives up.
create table rematch (
    request_id uuid primary key references lift_request (id) on delete cascade,
    legs       text        not null check (legs in ('BOTH', 'OUTWARD', 'RETURN')),
    freed_at   timestamptz not null,
    not_before timestamptz not null,
    attempts   integer     not null default 0
);
create index rematch_due on rematch (not_before);
create function rematch_wanted() returns trigger language plpgsql as
$$
begin
    perform pg_notify('rematch', '');
    return null;
end
$$;

create trigger rematch_wanted
    after insert or update
    on rematch
    for each statement
execute function rematch_wanted();
