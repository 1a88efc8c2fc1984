-- Waits for every booking that is being made or answered, and keeps others waiting until the transaction ends.
select pg_advisory_xact_lock(1296385858)
