-- Stores a new request.
-- $1 id, $2 campaign, $3 session, $4 passenger, $5 passenger's name, $6 origin sealed, $7 place sealed, $8 blurred easting, $9 blurred northing,
-- $10 legs, $11 party size, $12 earliest departure, $13 latest return, $14 greatest walk in metres, $15 women only, $16 women-only welcome,
-- $17 wheelchair, $18 child seat, $19 step-free, $20 meeting points only, $21 demo, $22 now,
-- $23 rematch instantly
insert into lift_request (
    id, campaign, session_id, passenger, passenger_name, origin_sealed, place_sealed, blurred_easting, blurred_northing, legs, party_size,
    earliest_departure, latest_return, max_walk_metres, women_only, women_only_welcome, wheelchair, child_seat, step_free, meeting_points_only,
    demo, created_at, updated_at, rematch_instantly)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $22, $23)
