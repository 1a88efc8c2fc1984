-- One series.
-- $1 id
where id = $1
