-- Requests that are still open, held until the transaction ends. $1 campaign, $2 subject
select id
from lift_request
where campaign = $1
  and passenger = $2
  and state = 'OPEN'
order by id
for no key update
