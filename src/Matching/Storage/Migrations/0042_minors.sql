-- People of 16 and 17: only where their campaign welcomes them, never at the wheel, and never alone with one driver.

-- Changed by administrators. Off for campaigns of before and after.
alter table campaign
    add column minors_welcome boolean not null default false;

-- Replicas keep in memory what people may do: whom the switch lets in or keeps out is looked at anew.
create function minors_switched() returns trigger language plpgsql as
$$
begin
    perform pg_notify('people', person.campaign || ' ' || person.subject)
    from person
    where person.campaign = new.id
      and person.age = 'SIXTEEN_OR_SEVENTEEN';
    return null;
end
$$;

create trigger minors_switched
    after update of minors_welcome
    on campaign
    for each row
    when (new.minors_welcome <> old.minors_welcome)
execute function minors_switched();

create index person_minor on person (campaign, subject) where age = 'SIXTEEN_OR_SEVENTEEN';

-- What the passenger had said of their age when they asked. It stays as long as the request: who says later that they are 16 or 17 has all ended first, and who becomes an adult asks anew.
alter table lift_request
    add column age text not null default 'UNKNOWN' check (age in ('UNKNOWN', 'ADULT', 'SIXTEEN_OR_SEVENTEEN'));

create function request_knows_age() returns trigger language plpgsql as
$$
begin
    select person.age into new.age from person where (person.campaign, person.subject) = (new.campaign, new.passenger);
    new.age := coalesce(new.age, 'UNKNOWN');
    return new;
end
$$;

create trigger request_knows_age
    before insert
    on lift_request
    for each row
execute function request_knows_age();

alter table booking_leg
    -- The passenger is 16 or 17.
    add column minor  boolean not null default false,
    -- Somebody of 16 or 17 may ride beside this passenger: they have said that they are an adult, and nobody has said that they were not there.
    add column escort boolean not null default false;
create index booking_leg_minor on booking_leg (offer_id, direction) where accepted and minor;

create function booking_leg_knows_age() returns trigger language plpgsql as
$$
begin
    select wish.age = 'SIXTEEN_OR_SEVENTEEN', wish.age = 'ADULT' into new.minor, new.escort from lift_request wish where wish.id = new.request_id;
    return new;
end
$$;

create trigger booking_leg_knows_age
    before insert
    on booking_leg
    for each row
execute function booking_leg_knows_age();

-- Bookings of people of 16 and 17 who on some stretch of a leg have no adult passenger beside them. Companions do not count, theirs and the driver's: nobody has said how old they are. What has been travelled is past:
-- a completed booking is nobody's who is still to be protected, and carries adults on.
create function left_alone(offer uuid, way text) returns setof uuid language plpgsql stable as
$$
begin
    -- Most cars carry nobody of that age, and are done with here.
    if not exists (select from booking_leg leg where leg.offer_id = offer and leg.direction = way and leg.accepted and leg.minor) then
        return;
    end if;
    return query
        with rider as (
            select leg.booking_id, leg.minor and told.state = 'ACCEPTED' as guarded, leg.escort,
                   -- Who has no stop to board at was there from the start, and who has none to get out at stays to the end.
                   coalesce(min(stop.ordinal) filter (where stop.load_change > 0), -1) as boards,
                   coalesce(max(stop.ordinal) filter (where stop.load_change < 0), 2147483647) as leaves
            from booking_leg leg
            join booking told on told.id = leg.booking_id
            left join lift_stop stop on (stop.booking_id, stop.direction) = (leg.booking_id, leg.direction)
            where leg.offer_id = offer
              and leg.direction = way
              and leg.accepted
              and (leg.minor or leg.escort)
            group by leg.booking_id, leg.minor, told.state, leg.escort
        ), stretch as (
            select -1 as starts
            union all
            select ordinal from lift_stop stop where stop.offer_id = offer and stop.direction = way
        )
        select young.booking_id
        from rider young
        where young.guarded
          and exists (select
                      from stretch
                      where stretch.starts >= young.boards
                        and stretch.starts < young.leaves
                        and not exists (select from rider adult where adult.escort and adult.boards <= stretch.starts and stretch.starts < adult.leaves));
end
$$;

-- At the commit, whatever the service, a script or a race does. The leg's row lock makes rivals follow one another, as it does for seats (0007).
create function minors_ride_beside_adults() returns trigger language plpgsql as
$$
declare
    offer uuid := coalesce(new.offer_id, old.offer_id);
    way   text := coalesce(new.direction, old.direction);
begin
    perform from lift_leg where (offer_id, direction) = (offer, way) for no key update;
    if exists (select from left_alone(offer, way)) then
        raise exception 'somebody of 16 or 17 alone with a driver' using errcode = 'MS042';
    end if;
    return null;
end
$$;

create constraint trigger lift_stop_minors
    after insert or delete or update of ordinal, booking_id, load_change
    on lift_stop
    deferrable initially deferred
    for each row
execute function minors_ride_beside_adults();

create constraint trigger booking_leg_minors
    after insert or delete or update of accepted, minor, escort
    on booking_leg
    deferrable initially deferred
    for each row
execute function minors_ride_beside_adults();

-- Nobody of that age drives, and nobody becomes one of them who drives or is an adult beside whom others ride.
create function drivers_are_adults() returns trigger language plpgsql as
$$
begin
    if tg_table_name = 'person' then
        if exists (select from lift_offer where (campaign, driver, state) = (new.campaign, new.subject, 'ACTIVE'))
            or exists (select from lift_request where (campaign, passenger, state) = (new.campaign, new.subject, 'OPEN') and age <> 'SIXTEEN_OR_SEVENTEEN') then
            raise exception 'who is 16 or 17 still counts as an adult' using errcode = 'MS043';
        end if;
    elsif exists (select from person where (person.campaign, person.subject) = (new.campaign, new.driver) and person.age = 'SIXTEEN_OR_SEVENTEEN') then
        raise exception 'somebody of 16 or 17 at the wheel' using errcode = 'MS043';
    end if;
    return null;
end
$$;

create constraint trigger lift_offer_adult_driver
    after insert
    on lift_offer
    deferrable initially deferred
    for each row
execute function drivers_are_adults();

create constraint trigger person_drives_not
    after update of age
    on person
    deferrable initially deferred
    for each row
    when (new.age = 'SIXTEEN_OR_SEVENTEEN')
execute function drivers_are_adults();
