-- Removes an occurrence that is none any more.
-- $1 series, $2 date
delete from lift_occurrence
where series_id = $1 and date = $2
