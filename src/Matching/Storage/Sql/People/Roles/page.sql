-- A page of what is granted in a campaign, newest first: ids are in order of time.
-- $1 campaign; $2 last id of the page before, null for the first page; $3 most rows
select id, campaign, role, seats, created_at, email_sealed
from role_grant
where campaign = $1 and ($2::uuid is null or id < $2)
order by id desc
limit $3
