-- Cancels the offers that go to a session, and answers which.
-- $1 session, $2 now
update lift_offer
set state = 'CANCELLED', version = version + 1, updated_at = $2
where session_id = $1
  and state = 'ACTIVE'
returning id
