-- Sets when a leg must start.
-- $1 offer, $2 direction, $3 not before, $4 not after
update lift_leg
set start_not_before = $3, start_not_after = $4
where offer_id = $1
  and direction = $2
