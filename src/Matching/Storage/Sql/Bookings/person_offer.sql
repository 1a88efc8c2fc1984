-- A person's live offer to a session.
-- $1 session, $2 driver
select id
from lift_offer
where session_id = $1
  and driver = $2
  and state = 'ACTIVE'
