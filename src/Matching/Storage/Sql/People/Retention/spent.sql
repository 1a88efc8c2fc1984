-- What was done on days that are over. $1 done before, $2 most rows
delete from spent
where ctid = any (array(select ctid from spent where spent_at < $1 order by spent_at limit $2 for update skip locked))
