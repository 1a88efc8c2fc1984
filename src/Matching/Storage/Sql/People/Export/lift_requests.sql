-- Requests. $1 campaign, $2 subject
select id owner, id, session_id session, passenger_name, case when emptied_at is null then origin_sealed end origin, case when emptied_at is null then place_sealed end origin_place, legs, party_size, earliest_departure, latest_return, max_walk_metres, women_only,
       women_only_welcome, wheelchair, child_seat, step_free, meeting_points_only, rematch_instantly, age, state, emptied_at, created_at, updated_at
from lift_request
where campaign = $1
  and passenger = $2
order by id
