-- Empties the stops of bookings. $1 ids, $2 sealed points
update lift_stop
set position_sealed = blank.home, not_before = null, not_after = null
from unnest($1::uuid[], $2::bytea[]) blank (id, home)
where lift_stop.booking_id = blank.id
