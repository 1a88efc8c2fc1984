-- $1 campaign, $2 subject, $3 nobody
update sign_up
set subject = $3, name = 'Somebody', minor = false
where subject = $2
  and session_id in (select id from session where campaign = $1)
