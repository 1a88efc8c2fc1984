-- $1 begun before, $2 most rows
delete from sign_in
where ctid = any (array(select ctid from sign_in where created_at < $1 order by created_at limit $2 for update skip locked))
