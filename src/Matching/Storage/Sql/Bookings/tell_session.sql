-- Notes for everybody who comes to a session, waits for a place there or asks for a lift to it, what happened to it; not for whoever did it.
-- $1 the happening, $2 kind, $3 campaign, $4 session, $5 now, $6 who did it
insert into outbox (event_id, person, kind, campaign, session_id, created_at)
select $1, concerned.person, $2, $3, $4, $5
from (select subject as person from sign_up where session_id = $4 and state <> 'CANCELLED'
      union
      select passenger from lift_request where session_id = $4 and state = 'OPEN') concerned
where concerned.person <> $6
