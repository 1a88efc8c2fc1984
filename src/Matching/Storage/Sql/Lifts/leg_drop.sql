-- Takes the legs that an offer no longer has out of every search; those who rode on them once keep theirs in their story.
-- $1 offer, $2 directions that it still has
update lift_leg
set live = false
where offer_id = $1
  and direction <> all ($2)
