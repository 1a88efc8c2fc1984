-- People who were asked and have not answered. $1 asked until then, $2 most rows
select campaign, subject
from person
where state = 'ASKED'
  and asked_at <= $1
order by asked_at
limit $2
