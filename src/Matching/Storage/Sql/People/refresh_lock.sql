-- Holds the tokens of one sign-in apart from whoever else exchanges or ends one of them; a statement of its own, since what it waits for is seen only by the next. Else a token could be
-- born of one that is good while all that there are end.
-- $1 hash
select pg_advisory_xact_lock(hashtextextended(family::text, 22))
from refresh_token
where hash = $1
