-- An open report of the same person by the same thing. $1 who tells, $2 of whom; $3 booking, $4 offer, $5 request, of which at most one is not null, $6 the session
select id, campaign, session_id, null::text seat, reported, outcome, created_at, resolved_at
from report
where reporter = $1
  and reported = $2
  and (booking_id, offer_id, request_id) is not distinct from ($3::uuid, $4::uuid, $5::uuid)
  and session_id = $6
  and outcome is null
