-- A page of the queue: open reports first, then by age. None of the reader themselves.
-- $1 who reads; $2 campaign, null for every one; $3 seats, null for all; $4 and $5 whether the last report of the page before was resolved, and its id, null for the first page; $6 most rows
select told.id, told.campaign, told.session_id, session.seat_code, told.reported, told.outcome, told.created_at, told.resolved_at, told.told_sealed, told.booking_id, told.offer_id, told.request_id
from report told
join session on session.id = told.session_id
where told.reported <> $1
  and ($2::text is null or told.campaign = $2)
  and ($3::text[] is null or session.seat_code = any ($3))
  and ($5::uuid is null or (told.outcome is not null, told.id) > ($4::boolean, $5))
order by told.outcome is not null, told.id
limit $6
