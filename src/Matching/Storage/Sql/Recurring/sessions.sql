-- The sessions that an occurrence could serve by its times, earliest start first. No session is longer than 24 hours.
-- $1 campaign, $2 boundary set, $3 seat code, $4 kinds, all where empty; $5 when the driver can leave, $6 must be home; $7 now, $8 most rows
select id
from session
where campaign = $1
  and boundary_set = $2
  and seat_code = $3
  and (cardinality($4::text[]) = 0 or kind = any ($4))
  and starts_at >= $5
  and ends_at <= $6
  and ends_at > $7
  and not cancelled
  and not remote
order by starts_at, id
limit $8
