-- A person's open request to a session, held until the transaction ends.
-- $1 session, $2 passenger
select id
from lift_request
where session_id = $1
  and passenger = $2
  and state = 'OPEN'
for no key update
