-- Holds the open requests to a session until the transaction ends, in the order of their ids.
-- $1 session
select id
from lift_request
where session_id = $1
  and state = 'OPEN'
order by id
for no key update
