-- One series, held until the transaction ends: whoever changes it or makes its offers takes this lock before that of any session, so all of them follow one another.
-- $1 id
where id = $1
for no key update
