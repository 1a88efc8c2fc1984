-- Claims a request id. The upsert waits for a rival transaction that holds the same id; the row's xmax is 0 only where this
-- statement inserted it.
-- $1 subject, $2 rpc, $3 request id, $4 content hash, $5 now
insert into write_once as kept (subject, rpc, request_id, content_hash, answer, written_at)
values ($1, $2, $3, $4, 'null', $5)
on conflict (subject, rpc, request_id) do update set written_at = kept.written_at
returning xmax = 0, content_hash, answer::text
