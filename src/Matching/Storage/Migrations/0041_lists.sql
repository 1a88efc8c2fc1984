-- Addresses that no list is ever mailed to again, whatever campaign it is of: by keyed hash alone, so that nobody can read who they are.
create table suppression (
    address_key bytea primary key check (octet_length(address_key) = 32),
    why         text        not null check (why in ('OPT_OUT', 'BOUNCE')),
    created_at  timestamptz not null
);
create index person_on_a_list on person (created_at) where state = 'UNCONFIRMED';

-- As before, and whoever was barred in between does not take part either: who bars somebody holds their row first.
create or replace procedure act_as(name text, who text, agreed boolean) language plpgsql as
$$
begin
    perform set_config('matching.campaign', name, true);
    perform from person where person.campaign = name and person.subject = who and person.state in ('ACTIVE', 'ASKED') for key share;
    if not found then
        raise exception 'Nobody by this subject takes part.' using errcode = 'MT001';
    end if;
    -- Statements of their own, since they must see what the row was waited for.
    if agreed and not exists (select from consent where consent.campaign = name and consent.subject = who and consent.purpose = 'TAKING_PART') then
        raise exception 'The person no longer agrees to take part.' using errcode = 'MT002';
    end if;
    if agreed and exists (select from bar where bar.campaign = name and bar.subject = who) then
        raise exception 'The person is barred.' using errcode = 'MT003';
    end if;
end
$$;
