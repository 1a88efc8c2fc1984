-- Sign-ins by mail that were begun with the person's address. $1 campaign, $2 subject
select told.id owner, told.id, told.email_sealed email, told.tries, told.created_at, told.used_at
from person
join sign_in told on (told.campaign, told.address_key) = (person.campaign, person.address_key)
where (person.campaign, person.subject) = ($1, $2)
order by told.created_at, told.id
