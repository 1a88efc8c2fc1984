-- Keeps blocks from being made until the transaction ends; taken before any row is held.
select pg_advisory_xact_lock_shared(1296385858)
