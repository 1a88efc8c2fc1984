-- Holds apart the reports of one person; a statement of its own, since what it waits for is seen only by the next. $1 who tells
select pg_advisory_xact_lock(hashtextextended($1::text, 25))
