-- Bookings with all that is told of them. Follows select.sql.
-- $1 ids
where told.id = any ($1)
order by told.id
