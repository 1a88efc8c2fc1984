-- How many reports somebody has made since, also under whom they were before they were erased. $1 who tells, $2 since when
select count(*) + spent_by($1, 'REPORTS', $2)
from report
where reporter = $1
  and created_at > $2
