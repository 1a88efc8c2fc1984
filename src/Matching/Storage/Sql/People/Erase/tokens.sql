-- $1 person
delete from refresh_token
where person = $1
