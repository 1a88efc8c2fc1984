-- A page of a person's blocks, newest first: ids are in order of time.
-- $1 blocker; $2 last id of the page before, null for the first page; $3 most rows
select id, campaign, blocker, blocked, blocked_name, created_at
from block
where blocker = $1 and ($2::uuid is null or id < $2)
order by id desc
limit $3
