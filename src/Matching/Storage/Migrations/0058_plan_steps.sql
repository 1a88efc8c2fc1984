-- What came of each person whom a plan sends and of each of its rides, so that a commit goes on where the one before it ended. Ids, and what was answered of them.
create table plan_step (
    plan_id   uuid        not null references plan (id) on delete cascade,
    -- The request or the availability of whom it is about.
    volunteer uuid        not null,
    -- A place at a session that they did not choose, or a seat in a car.
    kind      text        not null check (kind in ('PLACE', 'RIDE')),
    made      boolean     not null,
    answer    jsonb       not null,
    tried_at  timestamptz not null,
    primary key (plan_id, volunteer, kind)
);

call keep_to_campaign('plan_step', 'exists (select from plan parent where parent.id = plan_id)');
