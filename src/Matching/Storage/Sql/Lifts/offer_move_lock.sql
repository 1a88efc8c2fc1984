-- Holds the changes of one driver's cars apart; a statement of its own, since what it waits for is seen only by the next. $1 driver
select pg_advisory_xact_lock(hashtextextended($1::text, 27))
