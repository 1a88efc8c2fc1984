-- A page of what of a person was shown, newest first, with the first name under which the booking knows who was shown it.
-- $1 campaign, $2 subject; $3 when and $4 id of the last of the page before, null for the first page; $5 most rows
select told.id, told.what, case when offer.driver = told.reader then offer.driver_name else wish.passenger_name end, told.booking_id, told.shown_at
from disclosure told
join booking on booking.id = told.booking_id
join lift_offer offer on offer.id = booking.offer_id
join lift_request wish on wish.id = booking.request_id
where told.campaign = $1
  and told.subject = $2
  and ($3::timestamptz is null or (told.shown_at, told.id) < ($3, $4::uuid))
order by told.shown_at desc, told.id desc
limit $5
