-- Legs of bookings; where one boards or gets out is told of one's own alone. Times are of homes, so they are told as the booking tells them: to nobody before it is accepted or once it is called off, to the driver no longer
-- than it takes. $1 campaign, $2 subject
select leg.booking_id owner, leg.booking_id booking, leg.direction, case when wish.passenger = $2 and wish.emptied_at is null then leg.home_sealed end home,
       case when wish.passenger = $2 then leg.meeting_point end meeting_point, case when wish.passenger = $2 then leg.minor end minor, case when wish.passenger = $2 then leg.escort end escort,
       case when open.times then leg.pickup_at end pickup_at, case when open.times then leg.dropoff_at end dropoff_at
from booking_leg leg
join booking told on told.id = leg.booking_id
join lift_offer offer on offer.id = leg.offer_id
join lift_request wish on wish.id = leg.request_id
cross join lateral (select told.state = 'ACCEPTED' or told.state = 'COMPLETED' and wish.passenger = $2 times) open
where wish.campaign = $1
  and $2 in (offer.driver, wish.passenger)
order by leg.booking_id, leg.direction
