-- Changes a session that the transaction holds.
-- $1 id, $2 seat code, $3 kind, $4 latitude, $5 longitude, $6 easting, $7 northing, $8 address, $9 start, $10 end, $11 wanted, $12 maximum,
-- $13 organiser's name, $14 what to bring, $15 step-free, $16 remote, $17 cancelled, $18 now
update session
set seat_code = $2, kind = $3, latitude = $4, longitude = $5, easting = $6, northing = $7, address = $8, starts_at = $9, ends_at = $10,
    wanted = $11, maximum = $12, organiser_name = $13, bring = $14, step_free = $15, remote = $16, cancelled = $17, updated_at = $18,
    version = version + 1
where id = $1
