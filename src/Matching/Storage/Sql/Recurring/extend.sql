-- Notes up to which date a series' occurrences are made.
-- $1 id, $2 the date
update lift_series
set kept_until = $2
where id = $1
