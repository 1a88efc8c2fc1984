-- The offers of one session whose legs have not been drawn anew since it moved.
-- $1 session
select id, campaign, session_id, driver, driver_name, origin_sealed, place_sealed, blurred_easting, blurred_northing, outward_seats, return_seats, company,
       max_detour_seconds, earliest_departure, latest_arrival, return_departure, latest_return, women_only, wheelchair_space, child_seat,
       meeting_points_only, note, state, demo, version, created_at, updated_at, instant, cost, car_sealed,
       plate_sealed, coach_stops
from lift_offer o
where exists (select 1 from lift_leg l where l.offer_id = o.id and l.session_id = $1 and l.live and l.budget_seconds = 'infinity')
