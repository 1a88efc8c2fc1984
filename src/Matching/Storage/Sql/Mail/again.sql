-- $1 id, $2 when to try again
update mail
set due_at = $2
where id = $1
