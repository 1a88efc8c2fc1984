-- Codes that are no seats of the campaign's boundary set. $1 campaign, $2 codes
select wanted.code
from unnest($2::text[]) wanted (code)
where exists (select from campaign where id = $1)
  and not exists (select from campaign join seat on seat.boundary_set = campaign.boundary_set where campaign.id = $1 and seat.code = wanted.code)
order by wanted.code
