-- A person as they are stored.
-- $1 campaign, $2 subject
select id, campaign, subject, name_sealed, email_sealed, phone_sealed, contact, age, version, created_at, updated_at
from person
where campaign = $1
  and subject = $2
  and state <> 'ERASED'
