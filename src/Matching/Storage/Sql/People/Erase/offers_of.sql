-- Offers whose origins are to be sealed anew, with the session in place of the origin. $1 campaign, $2 subject
select offer.id, coalesce(session.easting, 0), coalesce(session.northing, 0)
from lift_offer offer
join session on session.id = offer.session_id
where offer.campaign = $1
  and offer.driver = $2
