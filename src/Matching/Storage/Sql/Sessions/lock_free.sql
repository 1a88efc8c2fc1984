-- One session, held until the transaction ends, or nothing where somebody else holds it: whoever does will be done before the next look.
-- $1 id
select id, campaign, boundary_set, seat_code, kind, latitude, longitude, easting, northing, address, starts_at, ends_at, wanted, maximum,
       organiser_name, bring, step_free, remote, cancelled, signed_up, waiting, demo, version, created_at, updated_at
from session
where id = $1
for no key update skip locked
