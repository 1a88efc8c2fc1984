-- A page of a driver's offers, newest first, told by the last of the page before: ids are in order of time.
-- $1 driver; $2 last id of the page before, null for the first page; $3 most rows
select id, campaign, session_id, driver, driver_name, origin_sealed, place_sealed, blurred_easting, blurred_northing, outward_seats, return_seats, company,
       max_detour_seconds, earliest_departure, latest_arrival, return_departure, latest_return, women_only, wheelchair_space, child_seat,
       meeting_points_only, note, state, demo, version, created_at, updated_at, instant, cost, car_sealed,
       plate_sealed, coach_stops
from lift_offer
where driver = $1 and ($2::uuid is null or id < $2)
order by id desc
limit $3
