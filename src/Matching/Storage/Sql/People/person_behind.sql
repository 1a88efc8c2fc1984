-- Who stands behind something that a person may see: the other side of their own booking, an offer's driver, or a passenger who asked them for a seat.
-- $1 who asks; $2 booking, $3 offer, $4 request, of which one is not null
select wish.campaign, case when offer.driver = $1 then wish.passenger else offer.driver end,
       case when offer.driver = $1 then wish.passenger_name else offer.driver_name end
from booking told
join lift_offer offer on offer.id = told.offer_id
join lift_request wish on wish.id = told.request_id
where told.id = $2::uuid and $1 in (offer.driver, wish.passenger)
union all
select campaign, driver, driver_name
from lift_offer
where id = $3::uuid
union all
select wish.campaign, wish.passenger, wish.passenger_name
from lift_request wish
where wish.id = $4::uuid
  and (wish.passenger = $1
      or exists (select from booking told join lift_offer offer on offer.id = told.offer_id where told.request_id = wish.id and offer.driver = $1))
