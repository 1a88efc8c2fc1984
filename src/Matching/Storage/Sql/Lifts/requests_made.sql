-- How many requests somebody has stored since a moment, those included that were called off: each may have been matched exactly. Also under whom they were before they were erased.
-- $1 passenger, $2 a day ago
select count(*) + spent_by($1, 'REQUESTS', $2)
from lift_request
where passenger = $1 and created_at > $2
