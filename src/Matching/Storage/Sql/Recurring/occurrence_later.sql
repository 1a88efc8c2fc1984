-- Looks at an occurrence again later, unless somebody was told to look at it meanwhile, or its series has changed.
-- $1 series, $2 date, $3 how often it had been said, $4 when to look at it again, $5 version of the series that was read
update lift_occurrence
set look_at = $4
where series_id = $1 and date = $2 and wakes = $3 and exists (select from lift_series s where s.id = $1 and s.version = $5)
