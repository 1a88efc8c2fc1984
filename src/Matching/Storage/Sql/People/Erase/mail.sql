-- $1 ids
delete from mail
where id = any ($1)
