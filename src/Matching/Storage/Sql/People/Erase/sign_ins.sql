-- $1 campaign, $2 address key
delete from sign_in
where campaign = $1
  and address_key = $2
