-- Notes what came of a plan, where it is still its maker's.
-- $1 id, $2 who holds it, $3 DONE or FAILED, $4 outcome, $5 progress, $6 now
update plan
set state = $3, outcome = $4::jsonb, progress = coalesce($5::jsonb, progress), ended_at = $6, holder = null, held_until = null
where id = $1
  and holder = $2
