-- How often where and when somebody drives was changed is counted for the driver and not for one offer, and goes on after an erasure: a new offer, or a new account, began the day anew.
alter table spent drop constraint spent_kind_check;
alter table spent add constraint spent_kind_check check (kind in ('REQUESTS', 'REPORTS', 'BLOCKS', 'SHOWN', 'LISTED', 'MOVES'));

-- As before (0055), and again, as in 0051: whatever its caller believes of a booking, one that was called off, or never accepted, opens nothing: neither is anything written down for it, nor is what was
-- written down before answered again.
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
        join booking ride on ride.id = asked.booking and ride.state in ('ACCEPTED', 'COMPLETED')
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
        join booking ride on ride.id = asked.booking and ride.state in ('ACCEPTED', 'COMPLETED')
        join disclosure d on (d.reader, d.booking_id, d.what, d.day) = (who, asked.booking, asked.thing, today);
end
$$;
