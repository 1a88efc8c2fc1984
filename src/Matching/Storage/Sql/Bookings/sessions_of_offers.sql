-- The sessions of those who have live bookings with offers.
-- $1 offers
select id, campaign, boundary_set, seat_code, kind, latitude, longitude, easting, northing, address, starts_at, ends_at, wanted, maximum,
       organiser_name, bring, step_free, remote, cancelled, signed_up, waiting, demo, version, created_at, updated_at
from session
where id in (select wish.session_id
             from booking told
             join lift_request wish on wish.id = told.request_id
             where told.offer_id = any ($1) and told.state in ('REQUESTED', 'ACCEPTED'))
