-- Sign-ups. $1 campaign, $2 subject
select null::uuid owner, told.id, told.session_id session, told.name, told.people, told.state, told.minor, told.expires_at, told.created_at, told.updated_at
from sign_up told
join session on session.id = told.session_id
where session.campaign = $1
  and told.subject = $2
order by told.id
