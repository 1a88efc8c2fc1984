-- The other cars of pairs that have a live booking with one of the offers.
-- $1 offers
select distinct other.offer_id
from booking told
join booking other on other.id = told.pair_id
where told.offer_id = any ($1)
  and told.state in ('REQUESTED', 'ACCEPTED')
