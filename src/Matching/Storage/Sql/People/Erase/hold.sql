-- Holds the person until the transaction ends. $1 campaign, $2 subject
select id, address_key, version, asked_at
from person
where (campaign, subject) = ($1, $2)
for update
