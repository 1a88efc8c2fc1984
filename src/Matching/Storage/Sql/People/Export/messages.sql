-- What the person was to be told. $1 campaign, $2 subject
select null::uuid owner, id, kind, session_id session, offer_id lift_offer, request_id lift_request, booking_id booking, details, created_at, sent_at
from outbox
where campaign = $1
  and person = $2
order by id
