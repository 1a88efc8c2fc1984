-- Notes for everybody who comes to a session, waits for a place there or asks for a lift to it, what happened to it; not for whoever did it, nor for whom the campaign knows
-- and who has not agreed to be told.
-- $1 the happening, $2 kind, $3 campaign, $4 session, $5 now, $6 who did it
insert into outbox (event_id, person, kind, campaign, session_id, created_at)
select $1, concerned.subject, $2, $3, $4, $5
from (select subject from sign_up where session_id = $4 and state <> 'CANCELLED'
      union
      select passenger from lift_request where session_id = $4 and state = 'OPEN') concerned (subject)
where concerned.subject <> $6
  and (not exists (select from person where (person.campaign, person.subject) = ($3, concerned.subject))
    or exists (select from consent where (consent.campaign, consent.subject, consent.purpose) = ($3, concerned.subject, 'MESSAGES')))
