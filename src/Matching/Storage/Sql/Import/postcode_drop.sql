-- The old release goes in the same transaction in which the new one comes.
-- {table} the old release's table
drop table {table}
