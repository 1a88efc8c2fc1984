-- $1 campaign, $2 address key
delete from asked_before
where campaign = $1
  and address_key = $2
