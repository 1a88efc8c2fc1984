-- Forgets that an address was asked. $1 asked before, $2 most rows
delete from asked_before
where ctid = any (array(select ctid from asked_before where asked_at < $1 order by asked_at limit $2 for update skip locked))
