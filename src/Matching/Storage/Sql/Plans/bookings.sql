-- Accepted bookings of requests or in offers. Follows Bookings/select.sql.
-- $1 requests, $2 offers
where told.state = 'ACCEPTED'
  and (told.request_id = any ($1) or told.offer_id = any ($2))
order by told.id
