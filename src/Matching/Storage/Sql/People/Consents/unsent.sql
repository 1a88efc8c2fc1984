-- What somebody who wants no messages was still to be told. $1 campaign, $2 subject
delete from outbox
where campaign = $1
  and person = $2
  and sent_at is null
