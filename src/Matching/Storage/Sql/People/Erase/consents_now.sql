-- $1 campaign, $2 subject
delete from consent
where (campaign, subject) = ($1, $2)
