-- Who is asking, and what counts as marginal for them.
create table campaign (
    id               text primary key check (id ~ '^[a-z0-9-]{1,40}$'),
    name             text not null check (length(name) between 1 and 200),
    party            text,
    boundary_set     text not null,
    election         text not null,
    max_margin_share double precision not null check (max_margin_share between 0 and 1),
    max_margin_votes integer check (max_margin_votes >= 0),
    kinds            text[]  not null default '{}' check (kinds <@ array ['OPEN', 'HOLD', 'GAIN']),
    demo             boolean not null default false,
    version          bigint  not null default 1,
    created_at       timestamptz not null,
    updated_at       timestamptz not null
);

create table campaign_target (
    campaign  text             not null references campaign (id) on delete cascade,
    seat_code text             not null,
    weight    double precision not null check (weight > 0 and weight <= 1000),
    primary key (campaign, seat_code)
);

-- Every replica keeps the campaigns in memory and listens; PostgreSQL tells a transaction's many changes as one, at commit.
create function campaign_changed() returns trigger language plpgsql as
$$
begin
    notify campaigns;
    return null;
end
$$;

create trigger campaign_changed
    after insert or update or delete or truncate
    on campaign
    for each statement
execute function campaign_changed();

create trigger campaign_target_changed
    after insert or update or delete or truncate
    on campaign_target
    for each statement
execute function campaign_changed();

-- What a write with a client's request id answered; kept seven days.
create table write_once (
    subject      text        not null,
    rpc          text        not null,
    request_id   text        not null check (length(request_id) between 1 and 64),
    content_hash bytea       not null,
    answer       jsonb       not null,
    written_at   timestamptz not null,
    primary key (subject, rpc, request_id)
);
create index write_once_age on write_once (written_at);
