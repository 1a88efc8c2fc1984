-- A page of a passenger's requests, newest first, told by the last of the page before: ids are in order of time.
-- $1 passenger; $2 last id of the page before, null for the first page; $3 most rows
select id, campaign, session_id, passenger, passenger_name, origin_sealed, place_sealed, blurred_easting, blurred_northing, legs, party_size,
       earliest_departure, latest_return, max_walk_metres, women_only, women_only_welcome, wheelchair, child_seat, step_free, meeting_points_only,
       state, demo, version, created_at, updated_at, rematch_instantly
from lift_request
where passenger = $1 and ($2::uuid is null or id < $2)
order by id desc
limit $3
