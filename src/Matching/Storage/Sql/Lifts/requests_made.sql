-- How many requests somebody has stored since a moment, those included that were called off: each may have been matched exactly.
-- $1 passenger, $2 a day ago
select count(*)
from lift_request
where passenger = $1 and created_at > $2
