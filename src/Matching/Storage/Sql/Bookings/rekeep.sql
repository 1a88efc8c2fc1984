-- Notes that a live booking goes on, changed.
-- $1 booking, $2 people, $3 now
update booking
set people = $2, version = version + 1, updated_at = $3
where id = $1
