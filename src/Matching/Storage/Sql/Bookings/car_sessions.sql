-- The sessions that offers go to.
-- $1 ids of the offers
select id, campaign, boundary_set, seat_code, kind, latitude, longitude, easting, northing, address, starts_at, ends_at, wanted, maximum,
       organiser_name, bring, step_free, remote, cancelled, signed_up, waiting, demo, version, created_at, updated_at
from session
where id in (select session_id from lift_offer where id = any ($1))
