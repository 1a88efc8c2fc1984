-- One, held until the transaction ends. Who ends all that a person takes part in holds it before any session, and so does who asks them to come. Follows select.sql.
-- $1 id
where id = $1
for no key update
