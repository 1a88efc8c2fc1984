-- Holds somebody of 16 or 17, unless their campaign welcomes them again. $1 campaign, $2 subject
select person.id
from person
where (person.campaign, person.subject) = ($1, $2)
  and person.age = 'SIXTEEN_OR_SEVENTEEN'
  and exists (select from campaign where campaign.id = person.campaign and not campaign.minors_welcome)
for update of person
