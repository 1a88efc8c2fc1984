-- Offers. $1 campaign, $2 subject
select id owner, id, session_id session, driver_name, case when emptied_at is null then origin_sealed end origin, case when emptied_at is null then place_sealed end origin_place, outward_seats, return_seats, company, max_detour_seconds, earliest_departure,
       latest_arrival, return_departure, latest_return, women_only, wheelchair_space, child_seat, meeting_points_only, note, car_sealed car, plate_sealed plate, cost,
       instant, coach_stops, state, series_id series, series_date, emptied_at, created_at, updated_at
from lift_offer
where campaign = $1
  and driver = $2
order by id
