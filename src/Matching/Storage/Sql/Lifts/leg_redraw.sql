-- Puts a leg's reach and period in place of those that count as reaching everywhere.
-- $1 offer, $2 direction, $3 reach, $4 start and $5 end of its period, $6 budget in seconds
update lift_leg
set reach          = $3,
    period         = tstzrange($4, $5, '[]'),
    budget_seconds = $6
where offer_id = $1 and direction = $2 and live and budget_seconds = 'infinity'
