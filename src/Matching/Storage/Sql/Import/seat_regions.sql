-- Boundary files name no region; results do.
-- $1 boundary set, $2 codes, $3 regions in the same order
update seat
set region = given.region
from unnest($2::text[], $3::text[]) as given (code, region)
where seat.boundary_set = $1 and seat.code = given.code and seat.region <> given.region
