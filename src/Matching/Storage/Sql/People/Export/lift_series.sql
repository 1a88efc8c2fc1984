-- Recurring offers. $1 campaign, $2 subject
select id owner, id, seat_code seat, session_kinds, driver_name, rule, start_date, end_date, terms_sealed terms, state, emptied_at, created_at, updated_at
from lift_series
where campaign = $1
  and driver = $2
order by id
