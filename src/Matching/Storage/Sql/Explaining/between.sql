-- The bookings that a request has or had with an offer, and the offer's driver.
-- $1 offer, $2 request
select told.id, offer.driver
from booking told
join lift_offer offer on offer.id = told.offer_id
where told.request_id = $2
  and told.offer_id = $1
