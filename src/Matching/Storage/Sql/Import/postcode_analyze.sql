-- Plans are right from the first query on.
-- {table} the release's table
analyze {table}
