-- Letters that wait. $1 campaign, $2 address key
delete from mail
where campaign = $1
  and address_key = $2
