-- Cancels a series that the transaction holds; one that is cancelled already stays as it is.
-- $1 id, $2 now
update lift_series
set state = 'CANCELLED', version = version + 1, updated_at = $2
where id = $1 and state = 'ACTIVE'
