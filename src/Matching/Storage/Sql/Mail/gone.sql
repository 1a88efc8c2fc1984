-- $1 id
delete from mail
where id = $1
