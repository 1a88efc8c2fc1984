-- Makes what was expected of a leg a promise.
-- $1 booking, $2 direction, $3 sealed point near home and walk to it, $4 added seconds, $5 pickup, $6 drop-off, $7 approximate
update booking_leg
set accepted = true, home_sealed = $3, added_seconds = $4, pickup_at = $5, promised_at = $5, dropoff_at = $6, approximate = $7
where booking_id = $1
  and direction = $2
