-- Claims a request id, or answers what the write under it left. The upsert waits for a rival transaction that holds the same id, so
-- an answer that is null is this transaction's own claim; a committed one never is. A write that is too old to be kept counts as never made.
-- $1 subject, $2 rpc, $3 request id, $4 content hash, $5 now, $6 time since which writes are kept
insert into write_once as kept (campaign, subject, rpc, request_id, content_hash, answer, written_at)
values (acting_in(), $1, $2, $3, $4, 'null', $5)
on conflict (campaign, subject, rpc, request_id) do update
    set content_hash = case when kept.written_at < $6 then excluded.content_hash else kept.content_hash end,
        answer       = case when kept.written_at < $6 then excluded.answer else kept.answer end,
        written_at   = case when kept.written_at < $6 then excluded.written_at else kept.written_at end
returning content_hash, answer::text
