-- Who would go to any session of a time, and who was asked to come to one: a place is held for them until they answer.

create table availability (
    id           uuid primary key,
    campaign     text        not null references campaign (id),
    subject      text        not null,
    name         text        not null,
    -- Not away from home before, and back by then.
    window_from  timestamptz not null,
    window_until timestamptz not null,
    -- Where they live, who comes along, whether they drive: sealed as a whole, since only a plan asks, and it reads all of them.
    terms_sealed bytea       not null,
    state        text        not null default 'OPEN' check (state in ('OPEN', 'CANCELLED')),
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    check (window_from < window_until and window_until <= window_from + interval '4 days')
);
create index availability_open on availability (campaign, window_from) where state = 'OPEN';
create index availability_subject on availability (subject, id);
create index availability_age on availability (window_until);

call keep_to_campaign('availability', 'campaign = current_setting(''matching.campaign'', true)');

-- Nobody is free twice at one time: a plan would send them to two places.
create function availability_apart() returns trigger language plpgsql as
$$
begin
    perform pg_advisory_xact_lock(hashtextextended(new.campaign || ' ' || new.subject, 57));
    if exists (select
               from availability other
               where (other.campaign, other.subject, other.state) = (new.campaign, new.subject, 'OPEN')
                 and other.id <> new.id
                 and other.window_from < new.window_until
                 and new.window_from < other.window_until) then
        raise exception 'free twice at one time' using errcode = 'MS057';
    end if;
    return new;
end
$$;

create trigger availability_apart
    before insert or update of state, window_from, window_until
    on availability
    for each row
    when (new.state = 'OPEN')
execute function availability_apart();

alter table session
    -- People for whom places are held until they answer, kept by the trigger on sign_up.
    add column asked integer not null default 0 check (asked >= 0);

alter table sign_up
    drop constraint sign_up_state_check,
    add constraint sign_up_state_check check (state in ('GOING', 'WAITING', 'CANCELLED', 'REQUESTED')),
    -- Until when whoever is asked may answer.
    add column expires_at timestamptz,
    -- What they had said, and the plan that sends them: of who was asked, also once they have answered.
    add column availability_id uuid references availability (id) on delete set null,
    add column plan_id uuid references plan (id) on delete set null,
    add constraint sign_up_expiry check ((state = 'REQUESTED') = (expires_at is not null));
create index sign_up_expires on sign_up (expires_at) where state = 'REQUESTED';
create index sign_up_availability on sign_up (availability_id) where availability_id is not null;
-- Nobody is asked twice by one plan.
create unique index sign_up_plan on sign_up (plan_id, availability_id) where plan_id is not null;

-- As before, and a place that is held for whoever was asked is one that nobody else gets. A yes takes the place that was held.
create or replace function sign_up_count() returns trigger language plpgsql as
$$
declare
    target       uuid    := coalesce(new.session_id, old.session_id);
    going_before integer := case when old.state = 'GOING' then old.people else 0 end;
    going_after  integer := case when new.state = 'GOING' then new.people else 0 end;
    asked_before integer := case when old.state = 'REQUESTED' then old.people else 0 end;
    asked_after  integer := case when new.state = 'REQUESTED' then new.people else 0 end;
    wait_before  integer := case when old.state = 'WAITING' then old.people else 0 end;
    wait_after   integer := case when new.state = 'WAITING' then new.people else 0 end;
    counted      session%rowtype;
begin
    if going_before = going_after and asked_before = asked_after and wait_before = wait_after then
        return null;
    end if;
    update session
    set signed_up = signed_up + going_after - going_before,
        asked     = asked + asked_after - asked_before,
        waiting   = waiting + wait_after - wait_before
    where id = target
    returning * into counted;
    if going_after + asked_after > going_before + asked_before and counted.signed_up + counted.asked > counted.maximum then
        raise exception 'session full' using errcode = 'MS001';
    end if;
    return null;
end
$$;

create trigger session_asked_start
    before insert
    on session
    for each row
    when (new.asked <> 0)
execute function session_counts_kept();

create trigger session_asked_kept
    before update
    on session
    for each row
    when (new.asked <> old.asked and pg_trigger_depth() = 0)
execute function session_counts_kept();

alter table outbox
    drop constraint outbox_kind_check,
    add constraint outbox_kind_check check (kind in (
        'BOOKING_REQUESTED', 'BOOKING_ACCEPTED', 'BOOKING_DECLINED', 'BOOKING_EXPIRED', 'BOOKING_CANCELLED', 'BOOKING_CHANGED', 'BOOKING_COMPLETED',
        'BOOKING_FREED', 'REMATCHED', 'NO_LIFT_FOUND', 'SESSION_CHANGED', 'SESSION_CANCELLED', 'LATE', 'NO_SHOW', 'SIGN_UP_REQUESTED', 'SIGN_UP_EXPIRED'));
