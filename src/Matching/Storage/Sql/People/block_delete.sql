-- Ends a block.
-- $1 id, $2 blocker
delete from block
where id = $1 and blocker = $2
returning id, campaign, blocker, blocked, blocked_name, created_at
