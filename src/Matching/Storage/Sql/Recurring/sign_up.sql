-- The sign-up that a series made for its driver, unless they want a lift there themselves now.
-- $1 session, $2 driver
select s.id
from sign_up s
where s.session_id = $1
  and s.subject = $2
  and s.state <> 'CANCELLED'
  and not exists (select from lift_request r where r.session_id = $1 and r.passenger = $2 and r.state = 'OPEN')
