-- Whoever was asked comes.
-- $1 id, $2 people, $3 now
update sign_up
set state = 'GOING', expires_at = null, people = $2, updated_at = $3
where id = $1 and state = 'REQUESTED'
