-- People of a campaign, and what more than a volunteer some of them may do. Whatever tells who somebody is stands sealed; a person is found again by a keyed
-- hash of their address, which says nothing to who has not the key.
create table address_secret (
    sole       boolean primary key default true check (sole),
    key_sealed bytea not null
);

create table person (
    id           uuid primary key,
    campaign     text        not null references campaign (id),
    -- The subject of the tokens that name this person.
    subject      text        not null check (length(subject) between 1 and 200),
    address_key  bytea check (octet_length(address_key) = 32),
    name_sealed  bytea       not null,
    email_sealed bytea,
    phone_sealed bytea,
    contact      text        not null default 'NONE' check (contact in ('NONE', 'EMAIL', 'PHONE')),
    age          text        not null default 'UNKNOWN' check (age in ('UNKNOWN', 'ADULT', 'SIXTEEN_OR_SEVENTEEN')),
    state        text        not null check (state in ('UNCONFIRMED', 'ACTIVE', 'ASKED', 'ERASED')),
    last_seen_on date        not null,
    version      bigint      not null default 1,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    unique (id, campaign),
    unique (campaign, subject),
    unique (campaign, address_key),
    check ((address_key is null) = (email_sealed is null)),
    check (contact <> 'EMAIL' or email_sealed is not null),
    check (contact <> 'PHONE' or phone_sealed is not null),
    check (state <> 'ERASED' or num_nonnulls(address_key, email_sealed, phone_sealed) = 0 and contact = 'NONE' and octet_length(name_sealed) = 0)
);
create index person_idle on person (last_seen_on) where state in ('ACTIVE', 'ASKED');

-- Granted to an address, whether or not anybody has come with it: so a grant never tells who exists.
create table role_grant (
    id          uuid primary key,
    campaign    text        not null references campaign (id),
    address_key bytea       not null check (octet_length(address_key) = 32),
    -- Shown to the administrators who granted it.
    email_sealed bytea      not null,
    role        text        not null check (role in ('ORGANISER', 'ADMINISTRATOR')),
    -- Of which seats; null: of every seat.
    seats       text[] check (cardinality(seats) between 1 and 650),
    granted_by  text        not null,
    created_at  timestamptz not null,
    unique (campaign, address_key),
    check (role <> 'ADMINISTRATOR' or seats is null)
);

-- Every replica keeps in memory what people may do, and hears whose it is that has changed.
create function person_changed() returns trigger language plpgsql as
$$
begin
    perform pg_notify('people', coalesce(new.campaign, old.campaign) || ' ' || coalesce(new.subject, old.subject));
    return null;
end
$$;

create trigger person_changed
    after insert or delete or update of state, address_key
    on person
    for each row
execute function person_changed();

create function role_grant_changed() returns trigger language plpgsql as
$$
declare
    granted role_grant%rowtype := coalesce(new, old);
begin
    perform pg_notify('people', person.campaign || ' ' || person.subject)
    from person
    where (person.campaign, person.address_key) = (granted.campaign, granted.address_key);
    return null;
end
$$;

create trigger role_grant_changed
    after insert or delete or update
    on role_grant
    for each row
execute function role_grant_changed();
