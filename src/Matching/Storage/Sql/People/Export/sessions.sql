-- Sessions that the person made. $1 campaign, $2 subject
select null::uuid owner, id, seat_code seat, kind, address, latitude, longitude, starts_at, ends_at, organiser_name, bring, cancelled, created_at, updated_at
from session
where campaign = $1
  and created_by = $2
order by id
