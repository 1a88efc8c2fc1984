-- One request, held until the transaction ends. Follows request_select.sql.
-- $1 id
where id = $1
for no key update
