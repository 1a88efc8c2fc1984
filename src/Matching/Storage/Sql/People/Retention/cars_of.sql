-- Who else may have answers kept that hold places of bookings. $1 requests
select told.id, offer.driver
from booking told
join lift_offer offer on offer.id = told.offer_id
where told.request_id = any ($1)
