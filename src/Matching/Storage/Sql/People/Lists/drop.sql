-- Takes whoever never said yes off the list at once. $1 campaign, $2 address key
delete from person
where campaign = $1
  and address_key = $2
  and state = 'UNCONFIRMED'
