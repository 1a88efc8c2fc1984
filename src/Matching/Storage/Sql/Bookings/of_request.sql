-- The live bookings of a request. Follows select.sql.
-- $1 request
where told.request_id = $1
  and told.state in ('REQUESTED', 'ACCEPTED')
order by told.id
