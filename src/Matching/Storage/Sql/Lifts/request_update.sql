-- Changes what a passenger asks in a request that the transaction holds.
-- $1 id, $2 party size, $3 earliest departure, $4 latest return, $5 greatest walk in metres, $6 women only, $7 women-only welcome, $8 wheelchair,
-- $9 child seat, $10 step-free, $11 meeting points only, $12 rematch instantly, $13 now
update lift_request
set party_size = $2, earliest_departure = $3, latest_return = $4, max_walk_metres = $5, women_only = $6, women_only_welcome = $7, wheelchair = $8,
    child_seat = $9, step_free = $10, meeting_points_only = $11, rematch_instantly = $12, version = version + 1, updated_at = $13
where id = $1
