-- Offers, as OfferRow reads them; which ones is said in a file of its own.
select id, campaign, session_id, driver, driver_name, origin_sealed, place_sealed, blurred_easting, blurred_northing, outward_seats, return_seats, company,
       max_detour_seconds, earliest_departure, latest_arrival, return_departure, latest_return, women_only, wheelchair_space, child_seat,
       meeting_points_only, note, state, demo, version, created_at, updated_at, instant, cost, car_sealed,
       plate_sealed, coach_stops, schedule
from lift_offer
