-- Gives an occurrence that is no offer terms of its own; one that was left out waits again.
-- $1 series, $2 date, $3 terms sealed, $4 when the driver can leave and $5 must be home, $6 version of the series, $7 when to look at it
update lift_occurrence
set state = 'WAITING', own_terms_sealed = $3, leaves_at = $4, home_at = $5, of_version = $6, look_at = $7, wakes = wakes + 1
where series_id = $1 and date = $2
