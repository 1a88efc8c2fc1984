-- A page of a session's sign-ups in the order they came, told by the last of the page before.
-- $1 session; $2 only this person's, null for all; $3 queue number of the last of the page before, 0 for the first page; $4 most rows
select s.id, s.session_id, s.subject, s.name, s.people, s.state, s.queue, s.created_at,
       case when s.state = 'WAITING' then (
           select count(*)::integer from sign_up w where w.session_id = s.session_id and w.state = 'WAITING' and w.queue <= s.queue)
       else 0 end, s.minor, s.expires_at
from sign_up s
where s.session_id = $1 and ($2::text is null or s.subject = $2) and s.queue > $3
order by s.queue
limit $4
