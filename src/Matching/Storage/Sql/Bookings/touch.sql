-- Counts a change of what a booking tells.
-- $1 booking, $2 now
update booking
set version = version + 1, updated_at = $2
where id = $1
