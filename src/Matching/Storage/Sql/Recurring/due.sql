-- The series whose coming weeks are not all there yet, from after the one named.
-- $1 last date that is to be there, $2 id of the one before, $3 most rows
select id
from lift_series
where state = 'ACTIVE'
  and kept_until < least($1, end_date)
  and id > $2
order by id
limit $3
