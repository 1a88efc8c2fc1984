-- Letters of the campaign that wait; who they go to stands sealed. $1 campaign
select id, sealed
from mail
where campaign = $1
