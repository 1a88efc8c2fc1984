-- Stores a new session.
-- $1 id, $2 campaign, $3 boundary set, $4 seat code, $5 kind, $6 latitude, $7 longitude, $8 easting, $9 northing, $10 address, $11 start, $12 end,
-- $13 wanted, $14 maximum, $15 organiser's name, $16 what to bring, $17 step-free, $18 remote, $19 demo, $20 who created it, $21 now
insert into session (
    id, campaign, boundary_set, seat_code, kind, latitude, longitude, easting, northing, address, starts_at, ends_at,
    wanted, maximum, organiser_name, bring, step_free, remote, demo, created_by, created_at, updated_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $21)
