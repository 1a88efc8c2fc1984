-- Calls whose answers are kept, so that a call made twice happens once; the answers say what the other lists do. $1 campaign, $2 subject
select null::uuid owner, rpc, request_id, written_at
from write_once
where $1::text is not null
  and subject = $2
order by written_at, rpc, request_id
