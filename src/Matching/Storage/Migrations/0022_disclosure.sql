-- What of whom was shown to whom. Nothing is shown that does not stand here first, and what stands here is never taken back.
create table disclosure (
    id         uuid primary key default gen_random_uuid(),
    campaign   text        not null references campaign (id),
    -- Whose it is, and who was shown it.
    subject    text        not null,
    reader     text        not null,
    booking_id uuid        not null references booking (id),
    what       text        not null check (what in ('CONTACT', 'HOME', 'CAR')),
    day        date        not null,
    shown_at   timestamptz not null,
    unique (reader, booking_id, what, day),
    check (subject <> reader)
);
create index disclosure_subject on disclosure (subject, shown_at, id);
create index disclosure_reader on disclosure (reader, day);

-- Only who somebody was may be forgotten; that something was shown may not.
create function disclosure_stays() returns trigger language plpgsql as
$$
begin
    if tg_op = 'UPDATE'
        and (new.id, new.campaign, new.booking_id, new.what, new.day, new.shown_at) = (old.id, old.campaign, old.booking_id, old.what, old.day, old.shown_at)
        and (new.subject = old.subject or new.subject like 'erased-%')
        and (new.reader = old.reader or new.reader like 'erased-%') then
        return new;
    end if;
    raise exception 'what was shown stays written down' using errcode = 'MS020';
end
$$;

create trigger disclosure_stays
    before update or delete
    on disclosure
    for each row
execute function disclosure_stays();

create trigger disclosure_is_not_emptied
    before truncate
    on disclosure
    for each statement
execute function disclosure_stays();

-- Writes down what a reader is about to be shown, and answers what they may be: all but what belongs to more people than one reader is shown a day. Of two calls of
-- one reader at once the second waits, and then counts what the first wrote; who is shown nothing new waits for nobody.
create function disclose(who text, at timestamptz, most integer, campaigns text[], bookings uuid[], subjects text[], things text[])
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
             limit greatest(0, most - (select count(distinct d.subject) from disclosure d where d.reader = who and d.day = today))))
        on conflict do nothing;
    end if;
    return query
        select d.booking_id, d.what
        from unnest(bookings, things) asked (booking, thing)
        join disclosure d on (d.reader, d.booking_id, d.what, d.day) = (who, asked.booking, asked.thing, today);
end
$$;

-- Replicas keep first names too, and must forget under the subject that a person had until now.
create or replace function person_changed() returns trigger language plpgsql as
$$
begin
    if tg_op <> 'INSERT' then
        perform pg_notify('people', old.campaign || ' ' || old.subject);
    end if;
    if tg_op = 'INSERT' or tg_op = 'UPDATE' and new.subject <> old.subject then
        perform pg_notify('people', new.campaign || ' ' || new.subject);
    end if;
    return null;
end
$$;

drop trigger person_changed on person;
create trigger person_changed
    after insert or delete or update of subject, state, address_key, name_sealed
    on person
    for each row
execute function person_changed();
