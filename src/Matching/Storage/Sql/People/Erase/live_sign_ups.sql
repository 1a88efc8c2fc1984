-- Sign-ups for what has not ended. $1 campaign, $2 subject, $3 now
select told.session_id, told.id
from sign_up told
join session on session.id = told.session_id
where session.campaign = $1
  and told.subject = $2
  and told.state <> 'CANCELLED'
  and session.ends_at > $3
order by told.session_id
