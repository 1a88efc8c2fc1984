-- Changes until when somebody who is asked may answer.
-- $1 sign-up, $2 until when
update sign_up
set expires_at = $2
where id = $1 and state = 'REQUESTED'
