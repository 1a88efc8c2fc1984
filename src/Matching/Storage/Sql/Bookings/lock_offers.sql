-- Holds offers until the transaction ends, in the order of their ids, and answers what a plan made on them must still find.
-- $1 ids
select id, version, schedule, state
from lift_offer
where id = any ($1)
order by id
for no key update
