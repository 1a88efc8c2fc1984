-- Takes an offer's legs out of every search.
-- $1 offer
update lift_leg
set live = false
where offer_id = $1
