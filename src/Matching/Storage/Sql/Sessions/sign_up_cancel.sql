-- Cancels a sign-up that is not cancelled yet.
-- $1 id, $2 now
update sign_up
set state = 'CANCELLED', expires_at = null, updated_at = $2
where id = $1 and state <> 'CANCELLED'
