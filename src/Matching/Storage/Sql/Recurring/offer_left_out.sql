-- An offer that its driver cancels, or gives up with their place at the session, leaves its date out of its series.
-- $1 offer
update lift_occurrence
set state = 'SKIPPED', offer_id = null, session_id = null
where offer_id = $1
