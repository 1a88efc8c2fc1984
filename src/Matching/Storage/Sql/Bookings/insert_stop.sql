-- Adds a stop to a leg.
-- $1 offer, $2 direction, $3 place in the driving order, $4 booking, $5 sealed point, $6 load change, $7 not before, $8 not after
insert into lift_stop (offer_id, direction, ordinal, booking_id, position_sealed, load_change, not_before, not_after)
values ($1, $2, $3, $4, $5, $6, $7, $8)
