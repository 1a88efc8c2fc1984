-- What the person said of legs. $1 campaign, $2 subject
select null::uuid owner, notice.booking_id booking, notice.direction, notice.kind, notice.minutes, notice.created_at
from booking_notice notice
join booking told on told.id = notice.booking_id
join lift_offer offer on offer.id = told.offer_id
join lift_request wish on wish.id = told.request_id
where wish.campaign = $1
  and $2 = case notice.said_by when 'DRIVER' then offer.driver else wish.passenger end
order by notice.created_at, notice.booking_id
