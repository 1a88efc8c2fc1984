-- Where a driver is said to live lies 500 m to 2 km from the home, a way that only the service's key tells, where it was the centre of the home's own cell
-- (decision 0710).

alter table lift_leg rename column cell to stand_in;

comment on column lift_leg.stand_in is 'What stands in for the driver''s home: one focus of the reach, and where searches have the car start';

-- Only the service can draw the points. Within half a minute of its start it draws each live leg anew, and what is shown of its driver; until then the leg is judged as
-- though it started at its session, which tells of nobody, and reaches everywhere.
update lift_leg leg
set reach          = st_makeenvelope(-2000000, -2000000, 3000000, 3000000, 27700),
    budget_seconds = 'infinity',
    stand_in       = leg.session_at,
    period         = tstzrange(
            least(session.starts_at, offer.earliest_departure, offer.latest_arrival) - interval '2 days',
            greatest(session.ends_at, offer.return_departure, offer.latest_return) + interval '2 days')
from lift_offer offer, session
where offer.id = leg.offer_id
  and session.id = leg.session_id
  and leg.live;

-- What is over is searched no more, and keeps no cell; what is shown of its driver is the session.
update lift_leg
set stand_in = session_at,
    reach    = st_makeenvelope(session_at[0], session_at[1], session_at[0] + 1, session_at[1] + 1, 27700)
where not live;

update lift_offer offer
set blurred_easting = session.easting, blurred_northing = session.northing
from session
where session.id = offer.session_id
  and session.easting is not null
  and offer.coach_stops is null;
