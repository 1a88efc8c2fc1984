-- Counts a change of an offer's stops.
-- $1 offer
update lift_offer
set schedule = schedule + 1
where id = $1
