-- Whoever has themselves erased and comes back is kept apart from who had blocked them, as whoever is barred is barred still.

-- By what somebody is known again: the keyed hash of their address, where they have one, and a hash of the subject, which a campaign's provider gives them again. Subjects of providers are hashes already, and ours
-- are made anew for who comes back.
create function person_keys(campaign text, subject text, address_key bytea) returns bytea[] language sql immutable as
$$
select array_remove(array[address_key, sha256(convert_to(campaign || E'\n' || subject, 'UTF8'))], null)
$$;

-- By what the blocked person is known again, once they were erased; null until then.
alter table block add column blocked_keys bytea[];
create index block_blocked_keys on block using gin (blocked_keys) where blocked_keys is not null;

-- Gives the blocks of somebody who was erased to who they are now. One for each who blocked them, since the same person may have been blocked twice.
create function person_back() returns trigger language plpgsql as
$$
begin
    update block
    set blocked = new.subject
    where id in (
        select distinct on (held.blocker) held.id
        from block held
        where held.campaign = new.campaign
          and held.blocked like 'erased-%'
          and held.blocked_keys && person_keys(new.campaign, new.subject, new.address_key)
          and held.blocker <> new.subject
          and not exists (select from block stands where (stands.blocker, stands.blocked, stands.campaign) = (held.blocker, new.subject, held.campaign))
        order by held.blocker, held.id);
    return null;
end
$$;

create trigger person_back
    after insert or update of subject
    on person
    for each row
    when (new.state <> 'ERASED')
execute function person_back();
