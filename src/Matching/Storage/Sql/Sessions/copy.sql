-- Stores many sessions by binary COPY.
copy session (
    id, campaign, boundary_set, seat_code, kind, latitude, longitude, easting, northing, address, starts_at, ends_at, wanted, maximum,
    organiser_name, bring, step_free, remote, cancelled, demo, created_by, created_at, updated_at)
from stdin (format binary)
