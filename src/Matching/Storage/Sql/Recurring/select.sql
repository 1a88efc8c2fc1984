-- The columns of a series, in the order in which SeriesRow reads them; another file says which.
select id, campaign, boundary_set, seat_code, session_kinds, driver, driver_name, rule, start_date, end_date, terms_sealed, state, version, created_at, updated_at
from lift_series
