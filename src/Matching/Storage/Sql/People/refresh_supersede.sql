-- What the same token was exchanged for before is good no more: either its answer was lost, or it is in other hands. $1 hash of that token, $2 now
update refresh_token
set superseded_at = $2
where parent = $1
  and superseded_at is null
