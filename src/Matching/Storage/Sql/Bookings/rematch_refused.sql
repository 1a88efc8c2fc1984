-- The offers that a request is not put to again: those where the driver or the passenger said no, or nobody answered.
-- $1 request
select distinct offer_id
from booking
where request_id = $1
  and ended_by in ('DRIVER', 'PASSENGER', 'TIME')
