-- What somebody had done of what is limited by the day when they were erased, so that nobody begins the day anew by that; and how many people a campaign's lists have named. Kept for two days, by hashes alone.
create table spent (
    campaign text        not null references campaign (id),
    -- By what they are known again, see person_keys; empty for what the campaign itself has done.
    keys     bytea[]     not null,
    kind     text        not null check (kind in ('REQUESTS', 'REPORTS', 'BLOCKS', 'SHOWN', 'LISTED')),
    number   integer     not null check (number > 0),
    -- The last of them, or the beginning of the day that they are counted in.
    spent_at timestamptz not null
);
create index spent_keys on spent using gin (keys);
create index spent_campaign on spent (campaign, kind, spent_at);
create index spent_age on spent (spent_at);
call keep_to_campaign('spent', 'campaign = current_setting(''matching.campaign'', true)');

-- How much of one kind a person of the campaign acted in had done since, under whom they were before.
create function spent_by(who text, what text, since timestamptz) returns integer language plpgsql stable as
$$
begin
    return (select coalesce(sum(number), 0)
            from spent
            where spent.campaign = acting_in()
              and spent.keys && person_keys(acting_in(), who, (select address_key from person where (person.campaign, person.subject) = (acting_in(), who)))
              and spent.kind = what
              and spent.spent_at >= since);
end
$$;

-- As before; what the reader was shown today under whom they were before counts too.
create or replace function disclose(who text, at timestamptz, most integer, campaigns text[], bookings uuid[], subjects text[], things text[])
    returns table (booking uuid, what text)
    language plpgsql as
$$
#variable_conflict use_column
declare
    today date := (at at time zone 'Europe/London')::date;
begin
    if exists (select
               from unnest(bookings, things) asked (booking, thing)
               where not exists (select from disclosure d where (d.reader, d.booking_id, d.what, d.day) = (who, asked.booking, asked.thing, today))) then
        perform pg_advisory_xact_lock(hashtextextended(who, 22));
        insert into disclosure (campaign, subject, reader, booking_id, what, day, shown_at)
        select asked.campaign, asked.subject, who, asked.booking, asked.thing, today, at
        from unnest(campaigns, bookings, subjects, things) asked (campaign, booking, subject, thing)
        where asked.subject in (
            select d.subject from disclosure d where d.reader = who and d.day = today
            union all
            (select fresh.subject
             from unnest(subjects) with ordinality fresh (subject, place)
             where not exists (select from disclosure d where d.reader = who and d.day = today and d.subject = fresh.subject)
             group by fresh.subject
             order by min(fresh.place)
             limit greatest(0, most - spent_by(who, 'SHOWN', today::timestamp at time zone 'Europe/London')
                             - (select count(distinct d.subject) from disclosure d where d.reader = who and d.day = today))))
        on conflict do nothing;
    end if;
    return query
        select d.booking_id, d.what
        from unnest(bookings, things) asked (booking, thing)
        join disclosure d on (d.reader, d.booking_id, d.what, d.day) = (who, asked.booking, asked.thing, today);
end
$$;

-- Addresses that a list of the campaign has had a letter sent to, whatever came of it: one letter, and not one each time that the last has been forgotten.
create table asked_before (
    campaign    text        not null references campaign (id),
    address_key bytea       not null check (octet_length(address_key) = 32),
    asked_at    timestamptz not null,
    primary key (campaign, address_key)
);
create index asked_before_age on asked_before (asked_at);
call keep_to_campaign('asked_before', 'campaign = current_setting(''matching.campaign'', true)');
insert into asked_before (campaign, address_key, asked_at)
select campaign, address_key, created_at from person where state = 'UNCONFIRMED' and address_key is not null;

-- Whom a letter goes to, so that an erasure opens none to find theirs; null for letters of before.
alter table mail add column address_key bytea check (octet_length(address_key) = 32);
create index mail_address on mail (campaign, address_key);

-- Replicas of before, which run beside new ones for a while, do not say when a sign-in began.
alter table refresh_token alter column began_at set default now();
