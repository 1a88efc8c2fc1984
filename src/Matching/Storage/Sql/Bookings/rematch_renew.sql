-- Keeps those who are still in hand, and answers who that is: whoever was freed again, or taken since by another replica, is no more.
-- $1 requests, $2 their attempts as they were when they were taken, $3 until when
update rematch
set not_before = $3
from unnest($1::uuid[], $2::int[]) held (request_id, attempts)
where rematch.request_id = held.request_id
  and rematch.attempts = held.attempts
returning rematch.request_id
