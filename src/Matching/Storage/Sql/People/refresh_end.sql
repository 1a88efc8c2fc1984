-- Ends every token of the sign-in that one came of.
-- $1 hash, $2 now
update refresh_token
set ended_at = $2
where family = (select family from refresh_token where hash = $1)
  and ended_at is null
