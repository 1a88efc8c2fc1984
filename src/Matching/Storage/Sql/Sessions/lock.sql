-- One session, held until the transaction ends: whoever changes it or its sign-ups takes this lock first, so all of them follow one another. Follows select.sql.
-- $1 id
where id = $1
for no key update
