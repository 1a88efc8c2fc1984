-- Letters of the campaign that wait and were written before it stood beside them whom they go to. $1 campaign
select id, sealed
from mail
where campaign = $1
  and address_key is null
