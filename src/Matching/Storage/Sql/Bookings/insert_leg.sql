-- Stores one leg of a booking.
-- $1 booking, $2 direction, $3 offer, $4 request, $5 accepted, $6 people, $7 wheelchair, $8 child seat, $9 sealed point near home and walk to it,
-- $10 meeting point, $11 added seconds, $12 pickup, $13 drop-off, $14 approximate
insert into booking_leg (booking_id, direction, offer_id, request_id, accepted, people, wheelchair, child_seat, home_sealed, meeting_point,
                         added_seconds, pickup_at, dropoff_at, approximate, promised_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, case when $5 then $12::timestamptz end)
