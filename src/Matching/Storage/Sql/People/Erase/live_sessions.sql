-- Sessions at which something of the person's is to be ended, in the order in which they are held. $1 campaign, $2 subject, $3 now
select session.id
from session
where session.campaign = $1
  and session.id in (
        select told.session_id from sign_up told join session coming on coming.id = told.session_id where told.subject = $2 and told.state <> 'CANCELLED' and coming.ends_at > $3
        union
        select session_id from lift_offer where driver = $2 and state = 'ACTIVE'
        union
        select session_id from lift_request where passenger = $2 and state = 'OPEN')
order by session.id
