-- Stores a booking.
-- $1 id, $2 offer, $3 request, $4 the other booking of its pair, $5 people, $6 state, $7 driver's yes, $8 passenger's yes, $9 origin, $10 when it expires,
-- $11 when it was accepted, $12 now
insert into booking (id, offer_id, request_id, pair_id, people, state, driver_yes, passenger_yes, origin, expires_at, accepted_at, created_at, updated_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)
