-- Those of some points that are meeting points known to be step-free. A point is stored to the millimetre's fraction, so a centimetre tells none apart.
-- $1 eastings, $2 northings
select asked.easting, asked.northing
from unnest($1, $2) asked (easting, northing)
where exists (select from meeting_point
              where st_dwithin(location, st_setsrid(st_makepoint(asked.easting, asked.northing), 27700), 0.01)
                and step_free = 'YES')
