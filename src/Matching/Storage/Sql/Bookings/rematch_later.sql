-- Puts somebody off.
-- $1 request, $2 attempts as they were when this was taken, $3 until when
update rematch
set not_before = $3
where request_id = $1
  and attempts = $2
