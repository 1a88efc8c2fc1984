-- Series that still make offers. $1 campaign, $2 subject
select id
from lift_series
where campaign = $1
  and driver = $2
  and state = 'ACTIVE'
order by id
