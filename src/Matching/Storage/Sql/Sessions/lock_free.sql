-- One session, held until the transaction ends, or nothing where somebody else holds it: whoever does will be done before the next look. Follows select.sql.
-- $1 id
where id = $1
for no key update skip locked
