-- Takes every stop out of a leg, so that they can be written anew.
-- $1 offer, $2 direction
delete from lift_stop
where offer_id = $1
  and direction = $2
