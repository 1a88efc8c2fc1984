-- Bookings as a passenger, with the session in place of where they boarded. $1 campaign, $2 subject
select told.id, coalesce(session.easting, 0), coalesce(session.northing, 0)
from booking told
join lift_request wish on wish.id = told.request_id
join session on session.id = wish.session_id
where wish.campaign = $1
  and wish.passenger = $2
