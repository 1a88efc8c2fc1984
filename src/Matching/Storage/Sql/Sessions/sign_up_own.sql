-- A page of what one person comes to, or waits for: at sessions that have not ended, in the order in which they signed up.
-- $1 person; $2 now; $3 queue number of the last of the page before, 0 for the first page; $4 most rows
select s.id, s.session_id, s.subject, s.name, s.people, s.state, s.queue, s.created_at,
       case when s.state = 'WAITING' then (
           select count(*)::integer from sign_up w where w.session_id = s.session_id and w.state = 'WAITING' and w.queue <= s.queue)
       else 0 end, s.minor, s.expires_at
from sign_up s
join session x on x.id = s.session_id
where s.subject = $1 and s.state <> 'CANCELLED' and x.ends_at > $2 and s.queue > $3
order by s.queue
limit $4
