-- Notes what came of one; what was made stays so, whoever else was at it.
-- $1 plan, $2 volunteer, $3 PLACE or RIDE, $4 made, $5 answer, $6 now
insert into plan_step (plan_id, volunteer, kind, made, answer, tried_at)
values ($1, $2, $3, $4, $5::jsonb, $6)
on conflict (plan_id, volunteer, kind) do update
    set made = excluded.made, answer = excluded.answer, tried_at = excluded.tried_at
    where not plan_step.made
