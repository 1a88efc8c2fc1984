-- $1 campaign, $2 subject, $3 nobody
update block
set blocked = $3, blocked_name = 'Somebody'
where campaign = $1
  and blocked = $2
