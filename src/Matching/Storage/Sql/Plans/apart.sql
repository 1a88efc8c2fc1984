-- Who of some people has blocked whom of them.
-- $1 campaign, $2 people
select blocker, blocked
from block
where campaign = $1
  and blocker = any ($2)
  and blocked = any ($2)
