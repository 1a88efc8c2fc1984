-- Cancels a request that the transaction holds.
-- $1 id, $2 now
update lift_request
set state = 'CANCELLED', version = version + 1, updated_at = $2
where id = $1
