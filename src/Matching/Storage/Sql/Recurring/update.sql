-- Changes what a driver says of a series that the transaction holds.
-- $1 id, $2 seat code, $3 kinds of session, $4 rule, $5 first and $6 last date, $7 terms sealed, $8 date up to which its occurrences are made, $9 now
update lift_series
set seat_code = $2, session_kinds = $3, rule = $4, start_date = $5, end_date = $6, terms_sealed = $7, kept_until = $8, version = version + 1, updated_at = $9
where id = $1
