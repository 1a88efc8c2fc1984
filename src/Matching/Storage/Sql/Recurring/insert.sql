-- Stores a new series.
-- $1 id, $2 campaign, $3 boundary set, $4 seat code, $5 kinds of session, $6 driver, $7 driver's name, $8 rule, $9 first and $10 last date, $11 terms sealed,
-- $12 date up to which its occurrences are made, $13 now
insert into lift_series (
    id, campaign, boundary_set, seat_code, session_kinds, driver, driver_name, rule, start_date, end_date, terms_sealed, kept_until, created_at, updated_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
