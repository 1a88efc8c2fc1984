-- Requests, as RequestRow reads them; which ones is said in a file of its own.
select id, campaign, session_id, passenger, passenger_name, origin_sealed, place_sealed, blurred_easting, blurred_northing, legs, party_size,
       earliest_departure, latest_return, max_walk_metres, women_only, women_only_welcome, wheelchair, child_seat, step_free, meeting_points_only,
       state, demo, version, created_at, updated_at, rematch_instantly, age
from lift_request
