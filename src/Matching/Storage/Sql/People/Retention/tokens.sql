-- Refresh tokens that are good for nothing any more: too old, or of a sign-in that has ended. One that was used stays as long as it would be good, since its coming again ends the sign-in.
-- $1 until then, $2 most rows
delete from refresh_token
where ctid = any (array(
    select ctid from refresh_token where expires_at < $1 or ended_at < $1 limit $2 for update skip locked))
