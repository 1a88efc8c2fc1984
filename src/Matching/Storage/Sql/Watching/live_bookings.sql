-- The live bookings of an offer.
-- $1 offer, $2 the passenger's subject, or null for any
select booked.id
from booking booked
join lift_request wish on wish.id = booked.request_id
where booked.offer_id = $1
  and booked.state in ('REQUESTED', 'ACCEPTED')
  and ($2::text is null or wish.passenger = $2)
order by booked.id
