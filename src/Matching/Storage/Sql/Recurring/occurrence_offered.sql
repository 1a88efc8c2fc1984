-- Notes that an occurrence is an offer now.
-- $1 series, $2 date, $3 offer, $4 session, $5 where the driver was signed up for it, $6 when to look at it again
update lift_occurrence
set state = 'OFFERED', offer_id = $3, session_id = $4, signed_up_at = $5, look_at = $6, wakes = wakes + 1
where series_id = $1 and date = $2
