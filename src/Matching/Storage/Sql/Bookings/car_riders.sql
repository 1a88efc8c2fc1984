-- Who has a seat in the cars, in the order in which they were accepted.
-- $1 ids of the offers
select leg.offer_id, leg.booking_id, leg.direction, wish.passenger, leg.wheelchair, leg.child_seat, coalesce(leg.promised_at, leg.pickup_at),
       not exists (select from lift_stop stop where stop.booking_id = leg.booking_id and stop.direction = leg.direction and stop.load_change > 0),
       leg.minor, leg.escort
from booking_leg leg
join booking told on told.id = leg.booking_id
join lift_request wish on wish.id = leg.request_id
where leg.offer_id = any ($1)
  and told.state = 'ACCEPTED'
order by told.accepted_at, leg.booking_id, leg.direction
