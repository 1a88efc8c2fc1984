-- The block of one person by another.
-- $1 blocker, $2 blocked, $3 campaign
select id, campaign, blocker, blocked, blocked_name, created_at
from block
where blocker = $1 and blocked = $2 and campaign = $3
