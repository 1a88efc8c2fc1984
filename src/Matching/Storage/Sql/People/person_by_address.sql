-- $1 campaign, $2 address key
select id, name_sealed
from person
where campaign = $1
  and address_key = $2
