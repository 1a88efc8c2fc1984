-- Cancels the requests to a session.
-- $1 session, $2 now
update lift_request
set state = 'CANCELLED', version = version + 1, updated_at = $2
where session_id = $1
  and state = 'OPEN'
