-- What came of what others told of the person, where something did; not what they told, which would say who. $1 campaign, $2 subject
select null::uuid owner, told.id, told.outcome, told.resolved_at
from report told
where told.campaign = $1
  and told.reported = $2
  and told.outcome <> 'NOTHING'
order by told.id
