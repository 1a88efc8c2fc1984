-- Bookings of both sides; of the other side nothing. $1 campaign, $2 subject
select null::uuid owner, told.id, told.offer_id lift_offer, told.request_id lift_request, offer.driver = $2 driving, told.people, told.state, told.ended_by, told.accepted_at,
       told.created_at, told.updated_at
from booking told
join lift_offer offer on offer.id = told.offer_id
join lift_request wish on wish.id = told.request_id
where wish.campaign = $1
  and $2 in (offer.driver, wish.passenger)
order by told.id
