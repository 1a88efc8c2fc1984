-- Who is kept out of cars: on every leg whom a block keeps apart from the driver, on one leg whom one keeps apart from somebody with a seat there.
-- $1 ids of the offers
select offer.id, null::text, apart.person
from lift_offer offer
cross join lateral unnest(kept_apart(offer.driver)) apart (person)
where offer.id = any ($1)
union
select seat.offer_id, seat.direction, apart.person
from booking_leg seat
join lift_request wish on wish.id = seat.request_id
cross join lateral unnest(kept_apart(wish.passenger)) apart (person)
where seat.offer_id = any ($1)
  and seat.accepted
