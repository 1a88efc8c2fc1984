-- Empties series. $1 campaign, $2 subject, $3 nobody
update lift_series
set driver = $3, driver_name = 'Somebody', terms_sealed = ''
where campaign = $1
  and driver = $2
