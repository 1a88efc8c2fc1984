-- Notes that an occurrence is no offer any more: it waits for another session, or is left out.
-- $1 series, $2 date, $3 state, $4 where its driver stays signed up for it, $5 when to look at it again
update lift_occurrence
set state = $3, offer_id = null, session_id = null, signed_up_at = $4, look_at = $5, wakes = wakes + 1
where series_id = $1 and date = $2
