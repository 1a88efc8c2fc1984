-- What people have agreed to, purpose by purpose: every yes and every no, never taken back, and what of it holds now.
create table consent_event (
    -- One word follows another while the person is held, so numbers follow the order in which things were said.
    number          bigint generated always as identity primary key,
    campaign        text        not null references campaign (id),
    -- Whose it is.
    subject         text        not null,
    purpose         text        not null check (purpose in ('TAKING_PART', 'CONTACT_SHARING', 'MESSAGES')),
    -- The words that they were shown; they stand in the program, every version for good.
    wording_version integer     not null check (wording_version > 0),
    given           boolean     not null,
    -- What they said of their age in the same breath; null where nothing was asked.
    stated_age      text check (stated_age in ('ADULT', 'SIXTEEN_OR_SEVENTEEN')),
    happened_at     timestamptz not null,
    check (stated_age is null or given and purpose = 'TAKING_PART')
);
create index consent_event_subject on consent_event (campaign, subject, number);

-- What holds now: a row as long as the last word on a purpose is a yes. Follows from the history by a trigger, and from nothing else.
create table consent (
    campaign        text        not null references campaign (id),
    subject         text        not null,
    purpose         text        not null,
    wording_version integer     not null,
    given_at        timestamptz not null,
    primary key (campaign, subject, purpose)
);

create function consent_follows() returns trigger language plpgsql as
$$
begin
    if new.given then
        insert into consent (campaign, subject, purpose, wording_version, given_at)
        values (new.campaign, new.subject, new.purpose, new.wording_version, new.happened_at)
        on conflict (campaign, subject, purpose) do update set wording_version = excluded.wording_version, given_at = excluded.given_at;
    else
        delete from consent where (campaign, subject, purpose) = (new.campaign, new.subject, new.purpose);
    end if;
    -- Replicas keep in memory what people have agreed to.
    perform pg_notify('people', new.campaign || ' ' || new.subject);
    return null;
end
$$;

create trigger consent_follows
    after insert
    on consent_event
    for each row
execute function consent_follows();

-- Only who somebody was may be forgotten; that something was agreed to may not.
create function consent_event_stays() returns trigger language plpgsql as
$$
begin
    if tg_op = 'UPDATE'
        and (new.number, new.campaign, new.purpose, new.wording_version, new.given, new.happened_at) = (old.number, old.campaign, old.purpose, old.wording_version, old.given, old.happened_at)
        and (new.stated_age is null or new.stated_age = old.stated_age)
        and new.subject like 'erased-%' then
        return new;
    end if;
    raise exception 'what was agreed to stays written down' using errcode = 'MS030';
end
$$;

create trigger consent_event_stays
    before update or delete
    on consent_event
    for each row
execute function consent_event_stays();

create trigger consent_event_is_not_emptied
    before truncate
    on consent_event
    for each statement
execute function consent_event_stays();
