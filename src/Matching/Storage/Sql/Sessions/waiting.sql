-- Who waits at a session, first come first. Read under the session's lock.
-- $1 session
select s.id, s.session_id, s.subject, s.name, s.people, s.state, s.queue, s.created_at, (row_number() over (order by s.queue))::integer, s.minor, s.expires_at
from sign_up s
where s.session_id = $1 and s.state = 'WAITING'
order by s.queue
