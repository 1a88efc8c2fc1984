-- One import at a time; the lock ends with the transaction.
-- $1 lock key
select pg_try_advisory_xact_lock($1)
