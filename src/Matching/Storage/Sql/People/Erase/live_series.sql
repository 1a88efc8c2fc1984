-- Series that still make offers, all of them held before the sessions of any: whoever makes an offer of one takes its lock before that of the session.
-- $1 campaign, $2 subject
select id
from lift_series
where campaign = $1
  and driver = $2
  and state = 'ACTIVE'
order by id
for no key update
