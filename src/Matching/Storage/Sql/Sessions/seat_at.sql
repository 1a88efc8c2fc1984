-- The seat that covers a point, else the nearest within a reach; distances to the millimetre, ties by code.
-- $1 boundary set, $2 easting, $3 northing, $4 greatest metres
select code, metres
from (
    select code, round(st_distance(outline, point) * 1000) / 1000 as metres
    from seat, st_setsrid(st_makepoint($2, $3), 27700) as point
    where boundary_set = $1 and st_dwithin(outline, point, $4)
) as near
order by metres, code
limit 1
