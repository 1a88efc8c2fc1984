-- Holds the lists of one campaign apart; a statement of its own, since what it waits for is seen only by the next. $1 campaign
select pg_advisory_xact_lock(hashtextextended($1::text, 26))
