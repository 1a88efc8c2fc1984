-- The journal of erasures, oldest first.
select campaign, subject, encode(address_key, 'hex'), erased_at
from erasure
order by erased_at, campaign, subject
