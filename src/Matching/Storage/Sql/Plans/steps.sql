-- What came of a plan's people and rides so far.
-- $1 plan
select volunteer, kind, made, answer::text, tried_at
from plan_step
where plan_id = $1
