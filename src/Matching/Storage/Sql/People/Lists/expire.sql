-- Takes off the list who never said yes. $1 the instant before which they were put on it, $2 most rows
delete from person
where id in (select id from person where state = 'UNCONFIRMED' and created_at < $1 limit $2)
