-- How a reader stands to an offer: its last event's number, who drives, its campaign and seat, whether they have or had a booking with it, whether one lives or was travelled,
-- and whether the two are kept apart.
-- $1 offer, $2 the reader's subject
select offer.last_event, offer.driver, offer.campaign, session.seat_code, coalesce(ride.had, false), coalesce(ride.has, false),
       offer.driver = any (kept_apart($2))
from lift_offer offer
join session on session.id = offer.session_id
left join lateral (
    select true had, bool_or(booked.state in ('REQUESTED', 'ACCEPTED', 'COMPLETED')) has
    from booking booked
    join lift_request wish on wish.id = booked.request_id
    where booked.offer_id = offer.id
      and wish.passenger = $2
    having count(*) > 0
) ride on true
where offer.id = $1
