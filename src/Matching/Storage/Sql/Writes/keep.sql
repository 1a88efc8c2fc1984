-- Keeps what the write answered, in its own transaction.
-- $1 subject, $2 rpc, $3 request id, $4 answer
update write_once
set answer = $4
where campaign = acting_in() and subject = $1 and rpc = $2 and request_id = $3
