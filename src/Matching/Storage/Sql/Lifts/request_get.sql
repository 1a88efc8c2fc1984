-- One request. Follows request_select.sql.
-- $1 id
where id = $1
