-- What happened to an offer after a number, in the order of commits, and whether it is of the reader's own booking.
-- $1 offer, $2 number, $3 the reader's subject, $4 how many
select happened.number, happened.kind, happened.booking_id, happened.created_at, coalesce(wish.passenger = $3, false)
from offer_event happened
left join booking booked on booked.id = happened.booking_id
left join lift_request wish on wish.id = booked.request_id
where happened.offer_id = $1
  and happened.number > $2
order by happened.number
limit $4
