-- Meeting points around a point by distance, to the millimetre, then by id; the page after a known last one. The index on the location bounds the scan.
-- $1 easting, $2 northing, $3 greatest distance in metres; $4 distance of the last one in millimetres, $5 its id; $6 how many
select id, name, kind, step_free, st_x(location), st_y(location), millimetres
from (
    select m.*, round(st_distance(location, st_setsrid(st_point($1, $2), 27700)) * 1000)::bigint as millimetres
    from meeting_point m
    where st_dwithin(location, st_setsrid(st_point($1, $2), 27700), $3 + 0.001)
) near
where millimetres <= $3 * 1000
  and (millimetres, id collate "C") > ($4, $5)
order by millimetres, id collate "C"
limit $6
