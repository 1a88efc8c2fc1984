-- The offers that a request has live bookings with.
-- $1 request
select distinct offer_id
from booking
where request_id = $1
  and state in ('REQUESTED', 'ACCEPTED')
