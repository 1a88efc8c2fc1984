-- Every live leg reaches everywhere at any time near its session, as one whose session moved: what was drawn by another engine, or another map, holds no more.
-- The running service draws them anew.
update lift_leg leg
set reach          = st_makeenvelope(-2000000, -2000000, 3000000, 3000000, 27700),
    budget_seconds = 'infinity',
    period         = tstzrange(
            least(session.starts_at, offer.earliest_departure, offer.latest_arrival) - interval '2 days',
            greatest(session.ends_at, offer.return_departure, offer.latest_return) + interval '2 days')
from lift_offer offer, session
where offer.id = leg.offer_id
  and session.id = leg.session_id
  and leg.live
