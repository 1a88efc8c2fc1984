-- Ends a grant; whoever may not is told nothing of it, and the transaction is undone. $1 id
delete from role_grant
where id = $1
returning id, campaign, role, seats, created_at
