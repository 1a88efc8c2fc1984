-- Who of a session has not all of the lift they want, who drives there or back themselves not counted for that way: 0 a way there and none back, 1 a way back and none there, 2 none at all; in this order, then by request.
-- $1 session; $2 only those who lack this, or null for all; $3 lack and $4 request of the last one of the page before; $5 how many
select wish.id, wish.passenger_name, wish.party_size, short.lack, short.missing, held.booking_id, lost.id, lost.ended_by, lost.updated_at,
       (select count(*)::integer from booking asked where asked.request_id = wish.id and asked.state = 'REQUESTED'),
       exists (select from rematch where rematch.request_id = wish.id),
       wish.created_at
from lift_request wish
cross join lateral (
    select coalesce(bool_or(leg.direction = 'OUTWARD'), false) there, coalesce(bool_or(leg.direction = 'RETURN'), false) back,
           (array_agg(leg.booking_id))[1] booking_id
    from booking_leg leg
    where leg.request_id = wish.id
      and leg.accepted
) held
cross join lateral (
    select coalesce(bool_or(offer.outward_seats is not null), false) there, coalesce(bool_or(offer.return_seats is not null), false) back
    from lift_offer offer
    where offer.driver = wish.passenger
      and offer.session_id = wish.session_id
      and offer.state = 'ACTIVE'
      and offer.coach_stops is null
) drives
cross join lateral (
    select held.there or drives.there there, held.back or drives.back back
) has
cross join lateral (
    select case when has.there then 0 when has.back then 1 else 2 end lack,
           case when has.there then 'RETURN' when has.back then 'OUTWARD' else wish.legs end missing
) short
left join lateral (
    select ended.id, ended.ended_by, ended.updated_at
    from booking ended
    join booking_leg leg on leg.booking_id = ended.id
    where ended.request_id = wish.id
      and ended.state = 'CANCELLED'
      and ended.accepted_at is not null
      and short.missing in ('BOTH', leg.direction)
    order by ended.updated_at desc, ended.id desc
    limit 1
) lost on true
where wish.session_id = $1
  and wish.state = 'OPEN'
  and not ((has.there or wish.legs = 'RETURN') and (has.back or wish.legs = 'OUTWARD'))
  and ($2::integer is null or short.lack = $2)
  and (short.lack, wish.id) > ($3, $4)
order by short.lack, wish.id
limit $5
