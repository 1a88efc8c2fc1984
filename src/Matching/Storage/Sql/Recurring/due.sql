-- The series whose coming weeks are not all there yet.
-- $1 last date that is to be there, $2 most rows
select id
from lift_series
where state = 'ACTIVE'
  and kept_until < least($1, end_date)
order by kept_until, id
limit $2
