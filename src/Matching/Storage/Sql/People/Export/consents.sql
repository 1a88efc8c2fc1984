-- Every yes and no of the person. $1 campaign, $2 subject
select null::uuid owner, purpose, wording_version, given, stated_age, happened_at
from consent_event
where (campaign, subject) = ($1, $2)
order by number
