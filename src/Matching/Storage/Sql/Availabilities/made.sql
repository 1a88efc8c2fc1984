-- How often somebody has said since a moment that they are free, what was taken back included.
-- $1 campaign, $2 who, $3 a day ago
select count(*)
from availability
where campaign = $1
  and subject = $2
  and created_at > $3
