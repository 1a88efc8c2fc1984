-- $1 campaign, $2 subject, $3 age, $4 now
update person
set age = $3, version = version + 1, updated_at = $4
where (campaign, subject) = ($1, $2)
