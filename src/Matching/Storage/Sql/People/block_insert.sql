-- Keeps a block; one that stands already stays as it is.
-- $1 id, $2 campaign, $3 blocker, $4 blocked, $5 the first name they are known by, $6 now
insert into block (id, campaign, blocker, blocked, blocked_name, created_at)
values ($1, $2, $3, $4, $5, $6)
on conflict (blocker, blocked, campaign) do nothing
returning id, campaign, blocker, blocked, blocked_name, created_at
