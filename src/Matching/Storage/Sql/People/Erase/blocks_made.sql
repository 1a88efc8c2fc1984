-- Nobody needs to be kept apart from who is gone. $1 campaign, $2 subject
delete from block
where campaign = $1
  and blocker = $2
