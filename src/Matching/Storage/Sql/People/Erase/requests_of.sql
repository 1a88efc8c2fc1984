-- Requests whose origins are to be sealed anew, with the session in place of the origin. $1 campaign, $2 subject
select wish.id, coalesce(session.easting, 0), coalesce(session.northing, 0)
from lift_request wish
join session on session.id = wish.session_id
where wish.campaign = $1
  and wish.passenger = $2
