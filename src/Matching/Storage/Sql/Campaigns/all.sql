-- Every campaign, for the copy in memory: there are few.
select c.id, c.name, c.party, c.boundary_set, c.election, c.max_margin_share, c.max_margin_votes, c.kinds, c.demo, c.version,
       c.created_at, c.updated_at,
       array(select t.seat_code from campaign_target t where t.campaign = c.id order by t.seat_code),
       array(select t.weight from campaign_target t where t.campaign = c.id order by t.seat_code),
       c.minors_welcome
from campaign c
order by c.id
