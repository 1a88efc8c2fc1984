-- Changes what a driver says of an offer that the transaction holds.
-- $1 id, $2 origin sealed, $3 place sealed, $4 blurred easting, $5 blurred northing, $6 outward seats, $7 return seats, $8 company,
-- $9 greatest detour in seconds, $10 earliest departure, $11 latest arrival, $12 return departure, $13 latest return, $14 women only,
-- $15 wheelchair space, $16 child seat, $17 meeting points only, $18 note, $19 instant, $20 now, $21 cost, $22 car sealed, $23 plate sealed,
-- $24 stops of a coach, or null
update lift_offer
set origin_sealed = $2, place_sealed = $3, blurred_easting = $4, blurred_northing = $5, outward_seats = $6, return_seats = $7, company = $8,
    max_detour_seconds = $9, earliest_departure = $10, latest_arrival = $11, return_departure = $12, latest_return = $13, women_only = $14,
    wheelchair_space = $15, child_seat = $16, meeting_points_only = $17, note = $18, instant = $19, cost = $21, car_sealed = $22,
    plate_sealed = $23, coach_stops = $24, version = version + 1, updated_at = $20
where id = $1
