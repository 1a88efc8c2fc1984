-- The person of an address, held until the transaction ends: who comes back is not erased in the same moment. $1 campaign, $2 address key
select id, name_sealed, subject = id::text
from person
where campaign = $1
  and address_key = $2
for no key update
