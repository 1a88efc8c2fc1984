-- Holds the person while what they agree to changes, so that one word follows another, and no write begins or is under way meanwhile (act_as).
-- $1 campaign, $2 subject
select age, exists (select from campaign where campaign.id = person.campaign and campaign.minors_welcome)
from person
where (campaign, subject) = ($1, $2)
  and state <> 'ERASED'
for update of person
