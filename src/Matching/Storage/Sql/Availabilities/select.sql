-- Availabilities, as AvailabilityRow reads them; which ones is said in a file of its own.
select id, campaign, subject, name, window_from, window_until, terms_sealed, state, created_at
from availability
