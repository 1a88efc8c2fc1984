-- Who was not there is nobody beside whom somebody of 16 or 17 rides. What is travelled already stays as it was.
-- $1 booking, $2 direction, $3 now
update booking_leg
set escort = false
where booking_id = $1
  and direction = $2
  and escort
  and dropoff_at > $3
