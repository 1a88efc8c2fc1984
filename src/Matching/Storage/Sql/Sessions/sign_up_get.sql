-- One sign-up of a session.
-- $1 session, $2 id
select s.id, s.session_id, s.subject, s.name, s.people, s.state, s.queue, s.created_at,
       case when s.state = 'WAITING' then (
           select count(*)::integer from sign_up w where w.session_id = s.session_id and w.state = 'WAITING' and w.queue <= s.queue)
       else 0 end, s.minor, s.expires_at
from sign_up s
where s.session_id = $1 and s.id = $2
