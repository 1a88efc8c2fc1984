-- Gives places to those of the waiting list whose turn has come.
-- $1 ids, $2 now
update sign_up
set state = 'GOING', updated_at = $2
where id = any ($1) and state = 'WAITING'
