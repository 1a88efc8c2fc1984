-- Who was asked to come by a sign-up of a session, by which plan and for what they had said.
-- $1 session, $2 sign-up
select subject, state, plan_id, availability_id
from sign_up
where session_id = $1
  and id = $2
