-- Sessions at which volunteers meet, and who is coming.
create table session (
    id             uuid primary key,
    campaign       text        not null references campaign (id),
    boundary_set   text        not null,
    seat_code      text        not null,
    kind           text        not null check (kind in ('CANVASS', 'LEAFLET', 'POLLING_DAY', 'PHONE_BANK')),
    -- As given, and projected by the service: the database never projects.
    latitude       double precision,
    longitude      double precision,
    easting        double precision,
    northing       double precision,
    location       geometry(Point, 27700) generated always as (st_setsrid(st_makepoint(easting, northing), 27700)) stored,
    address        text        not null default '',
    starts_at      timestamptz not null,
    ends_at        timestamptz not null,
    wanted         integer     not null check (wanted >= 0),
    maximum        integer     not null check (maximum between 1 and 10000),
    organiser_name text        not null default '',
    bring          text        not null default '',
    step_free      text        not null check (step_free in ('YES', 'NO', 'UNKNOWN')),
    remote         boolean     not null,
    cancelled      boolean     not null default false,
    -- People with a place and people waiting, kept by the trigger on sign_up.
    signed_up      integer     not null default 0 check (signed_up >= 0),
    waiting        integer     not null default 0 check (waiting >= 0),
    demo           boolean     not null default false,
    version        bigint      not null default 1,
    created_by     text        not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
    check (wanted <= maximum),
    check (remote or latitude is not null),
    check (num_nulls(latitude, longitude, easting, northing) in (0, 4))
);
create index session_by_seat on session (campaign, seat_code, ends_at);
create index session_by_time on session (campaign, starts_at, id);

create table sign_up (
    id         uuid primary key,
    session_id uuid        not null references session (id),
    subject    text        not null,
    name       text        not null,
    people     integer     not null check (people between 1 and 20),
    state      text        not null check (state in ('GOING', 'WAITING', 'CANCELLED')),
    -- Order of the waiting list: taken under the session's row lock, so it follows commit order.
    queue      bigint      not null generated always as identity,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
-- One live sign-up a person and session.
create unique index sign_up_live on sign_up (session_id, subject) where state <> 'CANCELLED';
create index sign_up_order on sign_up (session_id, queue);
create index sign_up_subject on sign_up (subject);

-- The maximum holds whatever the code does: the row lock serialises all who sign up, and only growth is refused,
-- so that lowering the maximum removes nobody.
create function sign_up_count() returns trigger language plpgsql as
$$
declare
    target       uuid    := coalesce(new.session_id, old.session_id);
    going_before integer := case when old.state = 'GOING' then old.people else 0 end;
    going_after  integer := case when new.state = 'GOING' then new.people else 0 end;
    wait_before  integer := case when old.state = 'WAITING' then old.people else 0 end;
    wait_after   integer := case when new.state = 'WAITING' then new.people else 0 end;
    counted      session%rowtype;
begin
    if going_before = going_after and wait_before = wait_after then
        return null;
    end if;
    update session
    set signed_up = signed_up + going_after - going_before,
        waiting   = waiting + wait_after - wait_before
    where id = target
    returning * into counted;
    if going_after > going_before and counted.signed_up > counted.maximum then
        raise exception 'session full' using errcode = 'MS001';
    end if;
    return null;
end
$$;

create trigger sign_up_counted
    after insert or delete or update
    on sign_up
    for each row
execute function sign_up_count();

-- A sign-up stays at its session, so that its people are never counted at two.
create function sign_up_stays() returns trigger language plpgsql as
$$
begin
    raise exception 'a sign-up cannot move to another session' using errcode = 'MS002';
end
$$;

create trigger sign_up_stays
    before update
    on sign_up
    for each row
    when (new.session_id <> old.session_id)
execute function sign_up_stays();

-- The counts are what the rows say: nobody but the trigger above writes them.
create function session_counts_kept() returns trigger language plpgsql as
$$
begin
    raise exception 'the counts of a session follow its sign-ups' using errcode = 'MS003';
end
$$;

create trigger session_counts_start
    before insert
    on session
    for each row
    when (new.signed_up <> 0 or new.waiting <> 0)
execute function session_counts_kept();

create trigger session_counts_kept
    before update
    on session
    for each row
    when ((new.signed_up <> old.signed_up or new.waiting <> old.waiting) and pg_trigger_depth() = 0)
execute function session_counts_kept();
