-- Notes for each person what they are to be told, once a person and happening.
-- $1 the happening, $2 people, $3 kind, $4 campaign, $5 session, $6 offer, $7 request, $8 booking, $9 now
insert into outbox (event_id, person, kind, campaign, session_id, offer_id, request_id, booking_id, created_at)
select $1, person, $3, $4, $5, $6, $7, $8, $9
from unnest($2::text[]) person
on conflict (event_id, person) do nothing
