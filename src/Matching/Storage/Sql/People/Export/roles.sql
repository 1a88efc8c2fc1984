-- What was granted to the person's address. $1 campaign, $2 subject
select granted.id owner, granted.email_sealed email, granted.role, granted.seats, granted.created_at
from person
join role_grant granted on (granted.campaign, granted.address_key) = (person.campaign, person.address_key)
where (person.campaign, person.subject) = ($1, $2)
