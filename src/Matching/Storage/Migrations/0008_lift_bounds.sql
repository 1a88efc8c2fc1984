-- What a car needs at least: its legs' ends beside the reach, and the curve of an engine's least times. The reach stays what the index holds.

alter table lift_leg
    -- The centre of the origin's cell, and the session: the foci of the reach. Where the session has moved since, the budget is infinite and both mean nothing.
    add column cell point,
    add column session_at point;

-- A reach is symmetric about the middle between its foci, and cells lie on a grid of 500 m.
update lift_leg leg
set cell       = point(floor((2 * st_x(st_centroid(leg.reach)) - session.easting) / 500) * 500 + 250,
                       floor((2 * st_y(st_centroid(leg.reach)) - session.northing) / 500) * 500 + 250),
    session_at = point(session.easting, session.northing)
from session
where session.id = leg.session_id;

alter table lift_leg
    alter column cell set not null,
    alter column session_at set not null;

-- The least seconds over straight metres, as Travel/LeastTimes has them; inlined by the planner.
create function least_seconds(metres double precision, pace double precision, start double precision, halfway double precision)
    returns double precision
    language sql immutable parallel safe
return pace * greatest(metres, 0) * (1 + start / (greatest(metres, 0) + halfway));
