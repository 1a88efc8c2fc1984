-- Blocks that the person made; whom they concern is that other's. $1 campaign, $2 subject
select null::uuid owner, id, created_at
from block
where campaign = $1
  and blocker = $2
order by id
