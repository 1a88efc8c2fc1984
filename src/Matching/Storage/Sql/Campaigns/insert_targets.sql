-- Stores a campaign's targets.
-- $1 slug, $2 seat codes, $3 their weights
insert into campaign_target (campaign, seat_code, weight)
select $1, code, weight
from unnest($2::text[], $3::double precision[]) as listed (code, weight)
