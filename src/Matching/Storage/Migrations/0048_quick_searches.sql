-- What a statement looks at only now and then costs it at every start, and more so under row-level security, where each table that it reads brings its own rule. As functions in PL/pgSQL these are made ready once a
-- connection, and looked at where they are wanted. They run as whoever asks, so the rules hold inside.

-- The stops of a leg in their order, as the service reads them.
create function stops_of_leg(offer uuid, way text) returns text language plpgsql stable as
$$
begin
    return (select jsonb_agg(jsonb_build_array(stop.booking_id, encode(stop.position_sealed, 'base64'), stop.load_change, stop.not_before, stop.not_after) order by stop.ordinal)::text
            from lift_stop stop
            where stop.offer_id = offer
              and stop.direction = way);
end
$$;

-- Bookings of those aboard beside whom somebody of 16 or 17 may ride.
create function escorts_aboard(offer uuid, way text) returns uuid[] language plpgsql stable as
$$
begin
    return array(select seat.booking_id from booking_leg seat where seat.offer_id = offer and seat.direction = way and seat.accepted and seat.escort);
end
$$;

-- Whether somebody may ride with those who are aboard: a car has room for one wheelchair and one child seat on a leg, the same that the unique indexes of bookings hold; nobody is carried with people whom they are kept
-- apart from; and where no adult passenger is aboard nobody of 16 or 17 is: on which stretch the adults are aboard is judged in memory.
create function may_ride_along(offer uuid, way text, wheelchair boolean, child_seat boolean, minor boolean, apart text[]) returns boolean language plpgsql stable as
$$
begin
    if minor and not exists (select from booking_leg seat where seat.offer_id = offer and seat.direction = way and seat.accepted and seat.escort) then
        return false;
    end if;
    return not exists (select
                       from booking_leg seat
                       join lift_request wish on wish.id = seat.request_id
                       where seat.offer_id = offer
                         and seat.direction = way
                         and seat.accepted
                         and (may_ride_along.wheelchair and seat.wheelchair
                              or may_ride_along.child_seat and seat.child_seat
                              or wish.passenger = any (apart)));
end
$$;

-- Whom one is kept apart from is asked whether somebody is among them: nobody is the worse for being named twice.
create or replace function kept_apart(person text) returns text[] language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
    return array(select blocked from block where blocker = person union all select blocker from block where blocked = person);
end
$$;

-- An assignment is worked out in place; a PERFORM is a statement of its own, and costs more than all else of these.
create or replace procedure act_in(name text) language plpgsql as
$$
begin
    name := set_config('matching.campaign', name, true);
end
$$;

create or replace procedure act_at_session(session uuid) language plpgsql as
$$
declare
    campaign text;
begin
    campaign := set_config('matching.campaign', coalesce(campaign_of_session(session), ''), true);
end
$$;
