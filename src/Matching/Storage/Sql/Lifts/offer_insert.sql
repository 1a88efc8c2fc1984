-- Stores a new offer.
-- $1 id, $2 campaign, $3 session, $4 driver, $5 driver's name, $6 origin sealed, $7 place sealed, $8 blurred easting, $9 blurred northing,
-- $10 outward seats, $11 return seats, $12 company, $13 greatest detour in seconds, $14 earliest departure, $15 latest arrival, $16 return departure,
-- $17 latest return, $18 women only, $19 wheelchair space, $20 child seat, $21 meeting points only, $22 note, $23 demo, $24 now, $25 instant, $26 cost, $27 car sealed,
-- $28 plate sealed, $29 stops of a coach, or null
insert into lift_offer (
    id, campaign, session_id, driver, driver_name, origin_sealed, place_sealed, blurred_easting, blurred_northing, outward_seats, return_seats, company,
    max_detour_seconds, earliest_departure, latest_arrival, return_departure, latest_return, women_only, wheelchair_space, child_seat,
    meeting_points_only, note, demo, created_at, updated_at, instant, cost, car_sealed, plate_sealed, coach_stops)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $24, $25, $26, $27, $28, $29)
