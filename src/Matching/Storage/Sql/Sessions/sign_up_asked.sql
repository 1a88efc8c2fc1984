-- Who is asked to come to a session, and since when.
-- $1 session
select id, created_at
from sign_up
where session_id = $1 and state = 'REQUESTED'
order by queue
