-- The legs that may serve one of the wanted sessions: those that go there, by the session's index, and those that pass, by one scan of the index over
-- time and reach around the passenger's place. What even the engine's least times leave no room for is left out: a way over the place, and over the
-- session where the car goes on to another, is never faster for the stops that the leg has already. May admit too many, never one too few.
-- $1 wanted sessions, $2 directions; $3 now, $4 buffer before a session's start, $5 longest wait at a session that is only passed; $6 the passenger's
-- place, $7 walk in metres; $8 people; $9 women only, $10 women-only welcome, $11 wheelchair, $12 child seat; $13 who is asking, or null;
-- $14 pace, $15 start and $16 halfway of the least times; $17 metres from what stands in for an origin to where the car is judged to start, with rounding;
-- $18 seconds of a leg's budget that the way between the two takes where it is judged to start at the origin; $19 whoever asks is 16 or 17;
-- $20 whether to answer, in a row without an offer, each wanted session's stamp too, so that whoever remembers the session need not read it again
with wanted as materialized (
    select session.id, session.xmin as stamp, session.campaign, way.direction, point(session.easting, session.northing) as place,
           tstzrange(greatest(way.from_time, $3), greatest(way.until_time, way.from_time, $3), '[]') as passed
    from session
    cross join lateral (values ('OUTWARD', session.starts_at - $4::interval - $5::interval, session.starts_at - $4::interval),
                               ('RETURN', session.ends_at, session.ends_at + $5::interval)) way (direction, from_time, until_time)
    where session.id = any ($1::uuid[])
      and way.direction = any ($2::text[])
      and not session.remote
), apart as materialized (
    select case when $13::text is null then '{}' else kept_apart($13) end as people
)
select leg.wanted_id, leg.offer_id, leg.direction = 'OUTWARD', leg.session_id, leg.seats, leg.budget_seconds, leg.stops,
       offer.origin_sealed, offer.max_detour_seconds,
       case when leg.direction = 'OUTWARD' then offer.latest_arrival else offer.return_departure end,
       case when leg.direction = 'OUTWARD' then offer.earliest_departure else offer.latest_return end,
       offer.driver_name, offer.blurred_easting, offer.blurred_northing, offer.meeting_points_only, offer.demo,
       own.easting, own.northing, case when leg.direction = 'OUTWARD' then own.starts_at else own.ends_at end,
       case when leg.stops > 0 then stops_of_leg(leg.offer_id, leg.direction) end,
       leg.start_not_before, leg.start_not_after, offer.cost, offer.coach_stops, leg.stand_in,
       case when $19 then escorts_aboard(leg.offer_id, leg.direction) end, null::xid
from (
    select wanted.id as wanted_id, going.*
    from wanted
    join lift_leg going on going.session_id = wanted.id and going.direction = wanted.direction
    where going.live
      and least_seconds((going.stand_in <-> $6::point) - $7 - $17, $14, $15, $16)
          + least_seconds((going.session_at <-> $6::point) - $7, $14, $15, $16) <= going.budget_seconds - $18 + 1
    union all
    select wanted.id, passing.*
    from (
        select near.*
        from lift_leg near
        where near.live
          and near.period && (select range_merge(range_agg(wanted.passed)) from wanted)
          and near.reach && st_expand(st_setsrid(st_makepoint(($6::point)[0], ($6::point)[1]), 27700), $7)
          and least_seconds((near.stand_in <-> $6::point) - $7 - $17, $14, $15, $16)
              + least_seconds((near.session_at <-> $6::point) - $7, $14, $15, $16) <= near.budget_seconds - $18 + 1
        -- Each leg is tested once before it meets the sessions.
        offset 0
    ) passing
    join wanted on wanted.direction = passing.direction and wanted.campaign = passing.campaign and wanted.id <> passing.session_id
    where passing.period && wanted.passed
      and least_seconds((passing.stand_in <-> $6::point) - $7 - $17, $14, $15, $16)
          + least_seconds((wanted.place <-> $6::point) - $7, $14, $15, $16)
          + least_seconds(passing.session_at <-> wanted.place, $14, $15, $16) <= passing.budget_seconds - $18 + 1
) leg
join lift_offer offer on offer.id = leg.offer_id
join session own on own.id = leg.session_id
where leg.seats >= $8
  and (offer.women_only and ($9 or $10) or not offer.women_only and not $9)
  and (offer.wheelchair_space or not $11)
  and (offer.child_seat or not $12)
  and ($13::text is null or offer.driver <> $13)
  -- Whoever has blocked, or was blocked by, the driver never learns of the car.
  and offer.driver <> all ((select people from apart)::text[])
  and (leg.stops > 0 or not $19)
  -- Who is aboard matters to few, and only they pay for it: as a function, none of it is made ready for every search.
  and (not ($11 or $12 or $19 or leg.stops > 0 and cardinality((select people from apart)) > 0)
      or may_ride_along(leg.offer_id, leg.direction, $11, $12, $19, (select people from apart)))
union all
select id, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, stamp
from wanted
where $20 and direction = ($2::text[])[1]
