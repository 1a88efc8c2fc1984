-- $1 written before, $2 most rows
delete from outbox
where ctid = any (array(select ctid from outbox where created_at < $1 order by created_at limit $2 for update skip locked))
