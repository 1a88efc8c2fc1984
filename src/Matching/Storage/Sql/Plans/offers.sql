-- Live offers of private cars to sessions.
-- $1 sessions
select id from lift_offer where session_id = any ($1) and state = 'ACTIVE' and coach_stops is null
