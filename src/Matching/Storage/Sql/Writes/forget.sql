-- Forgets writes that are too old to be kept, some at a time, so that no statement holds many rows for long.
-- $1 time since which writes are kept, $2 most rows
delete from write_once
where ctid = any (array(select ctid from write_once where written_at < $1 order by written_at limit $2 for update skip locked))
