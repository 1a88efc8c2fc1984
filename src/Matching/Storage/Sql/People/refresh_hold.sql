-- Holds the person of a token before the token itself, as whoever erases them does: they come back, or they are erased, but not both. $1 hash
select person.id
from person
join refresh_token token on token.person = person.id
where token.hash = $1
for no key update of person
