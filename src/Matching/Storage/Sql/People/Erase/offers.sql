-- Empties offers. $1 ids, $2 eastings, $3 northings, $4 sealed points, $5 sealed texts, $6 nobody, or null where the driver stays who they are, $7 now
update lift_offer
set driver = coalesce($6, driver), driver_name = case when $6 is null then driver_name else 'Somebody' end, note = '', car_sealed = null, plate_sealed = null, women_only = false,
    origin_sealed = blank.origin, place_sealed = blank.place, blurred_easting = blank.easting, blurred_northing = blank.northing, emptied_at = coalesce(emptied_at, $7)
from unnest($1::uuid[], $2::float8[], $3::float8[], $4::bytea[], $5::bytea[]) blank (id, easting, northing, origin, place)
where lift_offer.id = blank.id
