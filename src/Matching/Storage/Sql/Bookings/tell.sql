-- Notes for each person what they are to be told, once a person and happening; nothing for whom the campaign knows and who has not agreed to be told.
-- $1 the happening, $2 people, $3 kind, $4 campaign, $5 session, $6 offer, $7 request, $8 booking, $9 now
insert into outbox (event_id, person, kind, campaign, session_id, offer_id, request_id, booking_id, created_at)
select $1, told.subject, $3, $4, $5, $6, $7, $8, $9
from unnest($2::text[]) told (subject)
where not exists (select from person where (person.campaign, person.subject) = ($4, told.subject))
   or exists (select from consent where (consent.campaign, consent.subject, consent.purpose) = ($4, told.subject, 'MESSAGES'))
on conflict (event_id, person) do nothing
