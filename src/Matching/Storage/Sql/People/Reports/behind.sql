-- Who stands behind something that a person may see, and the session at which they met: the other side of their own booking, an offer's driver, a passenger who asked them for a seat, or who made a
-- session. $1 who asks; $2 booking, $3 offer, $4 request, $5 session, of which one is not null
select wish.campaign, case when offer.driver = $1 then wish.passenger else offer.driver end,
       case when offer.driver = $1 then wish.passenger_name else offer.driver_name end, wish.session_id
from booking told
join lift_offer offer on offer.id = told.offer_id
join lift_request wish on wish.id = told.request_id
where told.id = $2::uuid and $1 in (offer.driver, wish.passenger)
union all
select campaign, driver, driver_name, session_id
from lift_offer
where id = $3::uuid
union all
select wish.campaign, wish.passenger, wish.passenger_name, wish.session_id
from lift_request wish
where wish.id = $4::uuid
  and (wish.passenger = $1
      or exists (select from booking told join lift_offer offer on offer.id = told.offer_id where told.request_id = wish.id and offer.driver = $1))
union all
select campaign, created_by, organiser_name, id
from session
where id = $5::uuid
