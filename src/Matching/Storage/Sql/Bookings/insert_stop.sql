-- Adds a stop to a leg.
-- $1 offer, $2 direction, $3 place in the driving order, $4 booking, $5 sealed point and window, $6 load change
insert into lift_stop (offer_id, direction, ordinal, booking_id, position_sealed, load_change)
values ($1, $2, $3, $4, $5, $6)
