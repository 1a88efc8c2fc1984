-- Empties the legs of bookings; a meeting point near a home tells of it. $1 ids, $2 sealed points
update booking_leg
set home_sealed = blank.home, meeting_point = '', wheelchair = false, child_seat = false, minor = false
from unnest($1::uuid[], $2::bytea[]) blank (id, home)
where booking_leg.booking_id = blank.id
