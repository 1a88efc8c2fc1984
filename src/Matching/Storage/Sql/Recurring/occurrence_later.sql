-- Looks at an occurrence again later, unless somebody was told to look at it meanwhile.
-- $1 series, $2 date, $3 how often it had been said, $4 when to look at it again
update lift_occurrence
set look_at = $4
where series_id = $1 and date = $2 and wakes = $3
