-- An offer that its driver cancels, or gives up with their place at the session, leaves its date out of its series: whoever is seeing to it writes nothing more. Where
-- the driver still comes, they do so by their own word from now on.
-- $1 offer
update lift_occurrence
set state = 'SKIPPED', offer_id = null, session_id = null, signed_up_at = null, wakes = wakes + 1
where offer_id = $1
