-- How many reports somebody has made since. $1 who tells, $2 since when
select count(*)
from report
where reporter = $1
  and created_at > $2
