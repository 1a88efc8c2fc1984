-- The live bookings that must end when one person blocks another: between the two, and the blocker's own in cars where both would ride.
-- $1 blocker, $2 blocked
with ending as (
    select told.id
    from lift_offer offer
    join booking told on told.offer_id = offer.id
    join lift_request wish on wish.id = told.request_id
    where (offer.driver = $1 and wish.passenger = $2) or (offer.driver = $2 and wish.passenger = $1)
    union
    select mine.booking_id
    from lift_request wish
    join booking_leg mine on mine.request_id = wish.id
    join booking_leg theirs on (theirs.offer_id, theirs.direction) = (mine.offer_id, mine.direction) and theirs.accepted
    join lift_request their on their.id = theirs.request_id
    where wish.passenger = $1 and their.passenger = $2 and mine.accepted
)
select told.id, told.request_id, array_remove(array[told.offer_id, other.offer_id], null)
from booking told
left join booking other on other.id = told.pair_id
where told.id in (select id from ending)
  and told.state in ('REQUESTED', 'ACCEPTED')
order by told.request_id, told.id
