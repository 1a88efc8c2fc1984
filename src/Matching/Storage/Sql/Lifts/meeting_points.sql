-- Public meeting points within the walk of a place, nearest first, then by id; fifty at most (decision 401). Searches answer the same from memory
-- (Geo/PublicPlaces); this is for whoever reads within a transaction, or before the snapshot is there.
-- $1 easting, $2 northing, $3 walk in metres, $4 only those known to be step-free
select st_x(location), st_y(location), name
from meeting_point
where st_dwithin(location, st_setsrid(st_makepoint($1, $2), 27700), $3)
  and (step_free = 'YES' or not $4)
order by location <-> st_setsrid(st_makepoint($1, $2), 27700), id collate "C"
limit 50
