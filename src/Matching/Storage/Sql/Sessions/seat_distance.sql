-- How far a point is from a seat's outline; no row where there is no such seat, null metres where no point is given.
-- $1 boundary set, $2 seat code, $3 easting, $4 northing
select code, round(st_distance(outline, st_setsrid(st_makepoint($3::double precision, $4::double precision), 27700)) * 1000) / 1000
from seat
where boundary_set = $1 and code = $2
