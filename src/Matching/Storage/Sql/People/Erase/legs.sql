-- Takes what stands in for the origin, and what it reaches, out of the legs of offers. $1 ids, $2 eastings, $3 northings
update lift_leg
set live = false, stand_in = point(blank.easting, blank.northing), session_at = point(blank.easting, blank.northing), budget_seconds = 0,
    reach = st_makeenvelope(blank.easting, blank.northing, blank.easting + 1, blank.northing + 1, 27700)
from unnest($1::uuid[], $2::float8[], $3::float8[]) blank (id, easting, northing)
where lift_leg.offer_id = blank.id
