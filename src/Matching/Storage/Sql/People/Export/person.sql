-- The person; owner opens what is sealed. $1 campaign, $2 subject
select id owner, id, campaign, subject, name_sealed first_name, email_sealed email, phone_sealed phone, contact, age, state, last_seen_on, asked_at, created_at, updated_at
from person
where (campaign, subject) = ($1, $2)
