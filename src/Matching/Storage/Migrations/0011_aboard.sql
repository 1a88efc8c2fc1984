-- Who is aboard and with whom: the car that passengers look for, what the two sides say on the day, and who must not share a car.

-- Sealed like the car's description; shown while a booking is accepted.
alter table lift_offer
    add column plate_sealed bytea;

-- "I am late" and "the other was not there", at most one of each a leg and side; neither changes the booking's state.
create table booking_notice (
    booking_id uuid        not null,
    direction  text        not null,
    kind       text        not null check (kind in ('LATE', 'NO_SHOW')),
    said_by    text        not null check (said_by in ('DRIVER', 'PASSENGER')),
    minutes    integer check (minutes between 1 and 120),
    created_at timestamptz not null,
    primary key (booking_id, direction, kind, said_by),
    foreign key (booking_id, direction) references booking_leg (booking_id, direction) on delete cascade,
    check ((kind = 'LATE') = (minutes is not null))
);

-- Whom somebody will not share a car with. It keeps both apart, whoever of them said so, in every campaign; the campaign is where it was said.
create table block (
    id           uuid primary key,
    campaign     text        not null references campaign (id),
    blocker      text        not null,
    blocked      text        not null,
    -- The first name that the blocker knew them by, so that they know whom they blocked.
    blocked_name text        not null,
    created_at   timestamptz not null,
    unique (blocker, blocked),
    check (blocker <> blocked)
);
create index block_blocked on block (blocked, blocker);
create index block_page on block (blocker, id);

-- Whom a person is kept apart from, whoever of the two said so.
create function kept_apart(person text) returns text[] language sql stable as
$$
    select array(select blocked from block where blocker = person union select blocker from block where blocked = person)
$$;

-- Nobody who is kept apart from the driver, or from somebody with a seat on the leg, is given a seat on it. Who accepts and who blocks wait for each
-- other by a lock that both take first (Storage/People/BlockLock), so neither misses the other.
create function blocked_ride_apart() returns trigger language plpgsql as
$$
declare
    apart text[];
begin
    select kept_apart(passenger) into apart from lift_request where id = new.request_id;
    if cardinality(apart) > 0
        and (exists (select from lift_offer where id = new.offer_id and driver = any (apart))
            or exists (select from booking_leg seat
                       join lift_request wish on wish.id = seat.request_id
                       where (seat.offer_id, seat.direction) = (new.offer_id, new.direction)
                         and seat.accepted
                         and seat.booking_id <> new.booking_id
                         and wish.passenger = any (apart))) then
        raise exception 'two who are kept apart in one car' using errcode = 'MS009';
    end if;
    return null;
end
$$;

create trigger blocked_ride_apart
    after insert or update of accepted
    on booking_leg
    for each row
    when (new.accepted)
execute function blocked_ride_apart();
