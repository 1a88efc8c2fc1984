-- $1 campaign, $2 subject
delete from outbox
where campaign = $1
  and person = $2
