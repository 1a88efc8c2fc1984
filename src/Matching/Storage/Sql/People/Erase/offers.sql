-- Empties offers. $1 ids, $2 eastings, $3 northings, $4 sealed points, $5 sealed texts, $6 nobody
update lift_offer
set driver = $6, driver_name = 'Somebody', note = '', car_sealed = null, plate_sealed = null, origin_sealed = blank.origin, place_sealed = blank.place,
    blurred_easting = blank.easting, blurred_northing = blank.northing
from unnest($1::uuid[], $2::float8[], $3::float8[], $4::bytea[], $5::bytea[]) blank (id, easting, northing, origin, place)
where lift_offer.id = blank.id
