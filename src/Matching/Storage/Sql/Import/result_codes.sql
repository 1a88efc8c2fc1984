-- The seats that results are loaded for, to join a new boundary release to.
-- $1 boundary set
select distinct code
from seat_result
where boundary_set = $1
