-- Plans of stored weekends, each of them a piece of work that one replica holds at a time and another takes over where it falls silent. They name offers, requests and sessions, and nothing else of anybody.
create table plan (
    id                 uuid primary key,
    campaign           text        not null references campaign (id),
    window_from        timestamptz not null,
    window_until       timestamptz not null,
    time_limit_seconds integer     not null check (time_limit_seconds > 0),
    work_limit         double precision check (work_limit > 0),
    state              text        not null default 'QUEUED' check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    -- Somebody wants it ended, with the best that there is by then.
    stopping           boolean     not null default false,
    -- Which replica holds it, and until when it is believed to be alive.
    holder             uuid,
    held_until         timestamptz,
    attempts           integer     not null default 0,
    -- How far the search has come, and what came of it.
    progress           jsonb,
    outcome            jsonb,
    created_at         timestamptz not null,
    ended_at           timestamptz,
    check (window_from < window_until),
    check ((state = 'RUNNING') = (holder is not null) and (state = 'RUNNING') = (held_until is not null)),
    check ((state = 'DONE') = (outcome is not null)),
    check ((state in ('DONE', 'FAILED')) = (ended_at is not null))
);
create index plan_to_do on plan (created_at, id) where state in ('QUEUED', 'RUNNING');
create index plan_age on plan (window_until);

call keep_to_campaign('plan', 'campaign = current_setting(''matching.campaign'', true)');
