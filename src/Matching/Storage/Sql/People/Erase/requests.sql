-- Empties requests. $1 ids, $2 eastings, $3 northings, $4 sealed points, $5 sealed texts, $6 nobody
update lift_request
set passenger = $6, passenger_name = 'Somebody', origin_sealed = blank.origin, place_sealed = blank.place, blurred_easting = blank.easting, blurred_northing = blank.northing
from unnest($1::uuid[], $2::float8[], $3::float8[], $4::bytea[], $5::bytea[]) blank (id, easting, northing, origin, place)
where lift_request.id = blank.id
