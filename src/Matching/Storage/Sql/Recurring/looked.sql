-- The series of which an occurrence is to be looked at, from after the one named.
-- $1 now, $2 id of the one before, $3 most rows
select distinct o.series_id
from lift_occurrence o
join lift_series s on s.id = o.series_id
where o.state <> 'SKIPPED'
  and o.look_at <= $1
  and o.leaves_at > $1
  and s.state = 'ACTIVE'
  and s.id > $2
order by o.series_id
limit $3
