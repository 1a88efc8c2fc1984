-- Uses a token up, or again within the leeway, by a client that never got the answer; nothing where it is not known, too old, ended, used before, or stood in for by a later exchange. Nor where
-- what it was exchanged for has been used, so that the answer was not lost. Also nothing for who has been erased.
-- $1 hash, $2 now, $3 the leeway ago
update refresh_token token
set used_at = coalesce(token.used_at, $2)
from person
where token.hash = $1
  and token.ended_at is null
  and token.superseded_at is null
  and token.expires_at > $2
  and (token.used_at is null or token.used_at > $3)
  and not exists (select from refresh_token next where next.parent = token.hash and next.used_at is not null)
  and person.id = token.person
  and person.state in ('ACTIVE', 'ASKED')
returning token.family, token.person, person.campaign, person.name_sealed, token.began_at
