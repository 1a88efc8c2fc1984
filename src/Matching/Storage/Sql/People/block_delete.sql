-- Ends a block; whoever may not is told so afterwards, and it stays.
-- $1 id
delete from block
where id = $1
returning id, campaign, blocker, blocked, blocked_name, created_at
