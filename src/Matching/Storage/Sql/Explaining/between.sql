-- The bookings that a request has or had with an offer.
-- $1 offer, $2 request
select id
from booking
where request_id = $2
  and offer_id = $1
