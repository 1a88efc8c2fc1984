-- Waits for the import that runs now, for as long as lock_patience.sql allows.
-- $1 lock key
select pg_advisory_xact_lock($1)
