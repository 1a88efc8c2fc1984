-- Refresh tokens, without what would let anybody use one. $1 campaign, $2 subject
select null::uuid owner, token.family, token.created_at, token.expires_at, token.used_at, token.ended_at
from person
join refresh_token token on token.person = person.id
where (person.campaign, person.subject) = ($1, $2)
order by token.created_at, token.hash
