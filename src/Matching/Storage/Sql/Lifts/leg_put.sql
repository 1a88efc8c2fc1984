-- Stores one leg of an offer in place of the one that it had.
-- $1 offer, $2 direction, $3 campaign, $4 session, $5 seats, $6 reach, $7 start and $8 end of its period, $9 budget in seconds,
-- $10 the point that stands in for the origin, $11 the session's point
insert into lift_leg (offer_id, direction, campaign, session_id, seats, reach, period, budget_seconds, stand_in, session_at)
values ($1, $2, $3, $4, $5, $6, tstzrange($7, $8, '[]'), $9, $10, $11)
on conflict (offer_id, direction) do update
set seats = excluded.seats, reach = excluded.reach, period = excluded.period, budget_seconds = excluded.budget_seconds, stand_in = excluded.stand_in,
    session_at = excluded.session_at, live = true
