-- Notes that a live booking goes on, changed.
-- $1 booking, $2 people, $3 now, $4 when it expires, which one that holds a seat does not
update booking
set people = $2, version = version + 1, updated_at = $3, expires_at = $4
where id = $1
