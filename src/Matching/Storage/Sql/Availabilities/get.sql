-- One. Follows select.sql.
-- $1 id
where id = $1
