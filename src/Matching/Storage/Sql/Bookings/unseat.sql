-- Takes a booking's stops out of whatever leg they are in.
-- $1 booking
delete from lift_stop
where booking_id = $1
