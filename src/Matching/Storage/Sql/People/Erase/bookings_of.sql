-- Bookings of requests, with the session in place of where they boarded. $1 requests
select told.id, coalesce(session.easting, 0), coalesce(session.northing, 0)
from booking told
join lift_request wish on wish.id = told.request_id
join session on session.id = wish.session_id
where told.request_id = any ($1)
