-- Stores many legs by binary COPY.
copy lift_leg (offer_id, direction, campaign, session_id, seats, reach, period, budget_seconds, stand_in, session_at)
from stdin (format binary)
