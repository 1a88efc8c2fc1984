-- Places held for people who have not answered in time, or whose session is over or cancelled, oldest first.
-- $1 now, $2 how many
select s.session_id, s.id
from sign_up s
join session x on x.id = s.session_id
where s.state = 'REQUESTED'
  and (s.expires_at <= $1 or x.cancelled)
order by s.expires_at
limit $2
