-- How many series of a driver still make offers.
-- $1 driver, $2 today
select count(*)
from lift_series
where driver = $1 and state = 'ACTIVE' and end_date >= $2
