-- What an earlier write under a request id left.
-- $1 subject, $2 rpc, $3 request id, $4 time since which writes are kept
select content_hash, answer::text
from write_once
where campaign = acting_in() and subject = $1 and rpc = $2 and request_id = $3 and written_at >= $4
