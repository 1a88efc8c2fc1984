-- Holds apart those who begin with the same address; a statement of its own, since what it waits for is seen only by the next.
-- $1 address key
select pg_advisory_xact_lock(hashtextextended(encode($1::bytea, 'hex'), 21))
