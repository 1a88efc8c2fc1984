-- Accepts a booking.
-- $1 booking, $2 now
update booking
set state = 'ACCEPTED', driver_yes = true, passenger_yes = true, accepted_at = $2, version = version + 1, updated_at = $2
where id = $1
