-- Of two requests that one person stores at once the second waits, and then counts the first, until the transaction ends.
-- $1 passenger
select pg_advisory_xact_lock(hashtextextended($1, 705))
