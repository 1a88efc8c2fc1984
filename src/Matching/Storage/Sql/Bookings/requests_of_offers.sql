-- The requests that have live bookings with offers.
-- $1 offers
select id, campaign, session_id, passenger, passenger_name, origin_sealed, place_sealed, blurred_easting, blurred_northing, legs, party_size,
       earliest_departure, latest_return, max_walk_metres, women_only, women_only_welcome, wheelchair, child_seat, step_free, meeting_points_only,
       state, demo, version, created_at, updated_at, rematch_instantly
from lift_request
where id in (select request_id from booking where offer_id = any ($1) and state in ('REQUESTED', 'ACCEPTED'))
