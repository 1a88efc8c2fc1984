-- The live bookings that a request has with an offer, whether each is accepted, and the offer's driver.
-- $1 offer, $2 request
select told.id, offer.driver, told.state = 'ACCEPTED'
from booking told
join lift_offer offer on offer.id = told.offer_id
where told.request_id = $2
  and told.offer_id = $1
  and told.state in ('REQUESTED', 'ACCEPTED')
