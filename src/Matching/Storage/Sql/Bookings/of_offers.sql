-- The live bookings of offers, in the order they were made. Follows select.sql.
-- $1 offers
where told.offer_id = any ($1)
  and told.state in ('REQUESTED', 'ACCEPTED')
order by told.id
