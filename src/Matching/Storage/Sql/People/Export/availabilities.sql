-- Times at which they would go anywhere. $1 campaign, $2 subject
select id owner, id, name, window_from, window_until, terms_sealed terms, state, created_at, updated_at
from availability
where campaign = $1
  and subject = $2
order by id
