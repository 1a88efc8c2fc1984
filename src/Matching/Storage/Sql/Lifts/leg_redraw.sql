-- Puts a leg's reach and period in place of those that count as reaching everywhere.
-- $1 offer, $2 direction, $3 reach, $4 start and $5 end of its period, $6 budget in seconds, $7 the point that stands in for the origin,
-- $8 the session's point, $9 version of the offer as it was drawn: one that its driver changed meanwhile is drawn as it is now
update lift_leg
set reach          = $3,
    period         = tstzrange($4, $5, '[]'),
    budget_seconds = $6,
    stand_in       = $7,
    session_at     = $8
where offer_id = $1 and direction = $2 and live and budget_seconds = 'infinity'
  and exists (select from lift_offer where id = $1 and version = $9)
