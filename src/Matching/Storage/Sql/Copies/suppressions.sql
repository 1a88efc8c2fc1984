-- Addresses that no list is mailed to again, oldest first.
select encode(address_key, 'hex'), why, created_at
from suppression
order by created_at, address_key
