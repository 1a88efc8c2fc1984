-- Changes one leg of a live booking; what was promised at acceptance stays.
-- $1 booking, $2 direction, $3 people, $4 wheelchair, $5 child seat, $6 pickup, $7 drop-off, $8 approximate
update booking_leg
set people = $3, wheelchair = $4, child_seat = $5, pickup_at = $6, dropoff_at = $7, approximate = $8
where booking_id = $1
  and direction = $2
