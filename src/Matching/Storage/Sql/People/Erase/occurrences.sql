-- Empties the dates of series. $1 campaign, $2 subject
update lift_occurrence
set own_terms_sealed = null
where series_id in (select id from lift_series where campaign = $1 and driver = $2)
  and own_terms_sealed is not null
