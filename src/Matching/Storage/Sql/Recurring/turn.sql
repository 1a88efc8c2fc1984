-- Of two series that one driver stores at once the second waits, and then counts the first, until the transaction ends.
-- $1 driver
select pg_advisory_xact_lock(hashtextextended($1, 414))
