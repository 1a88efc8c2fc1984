-- What the address was allowed. $1 campaign, $2 address key
delete from role_grant
where campaign = $1
  and address_key = $2
