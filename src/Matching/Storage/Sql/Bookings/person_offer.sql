-- A person's live car to a session. A coach goes whether or not the organiser who runs it comes.
-- $1 session, $2 driver
select id
from lift_offer
where session_id = $1
  and driver = $2
  and state = 'ACTIVE'
  and coach_stops is null
