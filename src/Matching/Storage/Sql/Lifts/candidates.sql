-- The legs that may serve one of the wanted sessions: those that go there, by the session's index, and those that pass within the walk of both
-- the passenger's place and the session at the right time, by the index over time and reach. May admit too many, never one too few.
-- $1 wanted sessions, each with its $2 direction, $3 campaign, $4 easting, $5 northing, and $6 to $7 when a passing car may be there;
-- $8 easting and $9 northing of the passenger's place, $10 walk in metres; $11 people; $12 women only, $13 women-only welcome, $14 wheelchair,
-- $15 child seat; $16 who is asking, or null; $17 whether cars that pass count
select wanted.ordinal::integer, leg.offer_id, leg.direction = 'OUTWARD', leg.session_id, leg.seats, leg.budget_seconds, leg.stops,
       offer.origin_sealed, offer.max_detour_seconds,
       case when leg.direction = 'OUTWARD' then offer.latest_arrival else offer.return_departure end,
       case when leg.direction = 'OUTWARD' then offer.earliest_departure else offer.latest_return end,
       offer.driver_name, offer.blurred_easting, offer.blurred_northing, offer.meeting_points_only, offer.demo,
       own.easting, own.northing, case when leg.direction = 'OUTWARD' then own.starts_at else own.ends_at end,
       case when leg.stops > 0 then (
           select jsonb_agg(jsonb_build_array(stop.booking_id, encode(stop.position_sealed, 'base64'), stop.load_change, stop.not_before, stop.not_after)
                            order by stop.ordinal)::text
           from lift_stop stop
           where stop.offer_id = leg.offer_id and stop.direction = leg.direction) end
from unnest($1::uuid[], $2::text[], $3::text[], $4::double precision[], $5::double precision[], $6::timestamptz[], $7::timestamptz[])
         with ordinality wanted (session_id, direction, campaign, easting, northing, from_time, until_time, ordinal)
cross join lateral (
    select going.*
    from lift_leg going
    where going.live
      and going.session_id = wanted.session_id
      and going.direction = wanted.direction
      -- A distance rather than st_dwithin, so that the planner takes the session's index, which gives a dozen rows and not thousands.
      and st_distance(going.reach, st_setsrid(st_makepoint($8, $9), 27700)) <= $10
    union all
    select passing.*
    from lift_leg passing
    where $17
      and passing.live
      and passing.direction = wanted.direction
      and passing.session_id <> wanted.session_id
      and passing.campaign = wanted.campaign
      and passing.period && tstzrange(wanted.from_time, wanted.until_time, '[]')
      and st_dwithin(passing.reach, st_setsrid(st_makepoint($8, $9), 27700), $10)
      and st_dwithin(passing.reach, st_setsrid(st_makepoint(wanted.easting, wanted.northing), 27700), $10)
) leg
join lift_offer offer on offer.id = leg.offer_id
join session own on own.id = leg.session_id
where leg.seats >= $11
  and (offer.women_only and ($12 or $13) or not offer.women_only and not $12)
  and (offer.wheelchair_space or not $14)
  and (offer.child_seat or not $15)
  and ($16::text is null or offer.driver <> $16)
