-- Accepted bookings of people of 16 and 17 who would be alone with the drivers on some stretch, as the guard of migration 0042 sees it; each offer is held.
-- $1 offers
select distinct alone.booking
from unnest($1::uuid[]) offer (id)
cross join (values ('OUTWARD'), ('RETURN')) way (name)
cross join lateral left_alone(offer.id, way.name) alone (booking)
order by alone.booking
