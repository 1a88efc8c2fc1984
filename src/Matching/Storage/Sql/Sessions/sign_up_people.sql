-- Changes how many people a sign-up is for.
-- $1 id, $2 people, $3 now
update sign_up
set people = $2, updated_at = $3
where id = $1
