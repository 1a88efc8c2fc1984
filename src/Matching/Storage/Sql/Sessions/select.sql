-- Sessions, as SessionRow reads them, with the transaction that wrote the row as its stamp; which ones is said in a file of its own.
select id, campaign, boundary_set, seat_code, kind, latitude, longitude, easting, northing, address, starts_at, ends_at, wanted, maximum,
       organiser_name, bring, step_free, remote, cancelled, signed_up, waiting, demo, version, created_at, updated_at, xmin, asked
from session
