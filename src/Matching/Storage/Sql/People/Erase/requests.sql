-- Empties requests, also of what the passenger needed. $1 ids, $2 eastings, $3 northings, $4 sealed points, $5 sealed texts, $6 nobody, or null where the passenger stays who they are, $7 now
update lift_request
set passenger = coalesce($6, passenger), passenger_name = case when $6 is null then passenger_name else 'Somebody' end,
    women_only = false, women_only_welcome = false, wheelchair = false, child_seat = false, step_free = false, age = 'UNKNOWN',
    origin_sealed = blank.origin, place_sealed = blank.place, blurred_easting = blank.easting, blurred_northing = blank.northing, emptied_at = coalesce(emptied_at, $7)
from unnest($1::uuid[], $2::float8[], $3::float8[], $4::bytea[], $5::bytea[]) blank (id, easting, northing, origin, place)
where lift_request.id = blank.id
