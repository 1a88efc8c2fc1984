-- Signing in by mail: what was begun, the refresh tokens that came of it, and mail that waits to be sent. Secrets stand here only as hashes.
create table sign_in (
    id           uuid primary key,
    campaign     text        not null references campaign (id),
    address_key  bytea       not null check (octet_length(address_key) = 32),
    email_sealed bytea       not null,
    code_hash    bytea       not null check (octet_length(code_hash) = 32),
    link_hash    bytea       not null check (octet_length(link_hash) = 32),
    browser_hash bytea       not null check (octet_length(browser_hash) = 32),
    tries        integer     not null default 0 check (tries between 0 and 5),
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    used_at      timestamptz
);
create index sign_in_by_address on sign_in (campaign, address_key, created_at);
create index sign_in_age on sign_in (created_at);

create table refresh_token (
    hash       bytea primary key check (octet_length(hash) = 32),
    -- The sign-in that it came of.
    family     uuid        not null,
    person     uuid        not null references person (id) on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    ended_at   timestamptz
);
create index refresh_token_family on refresh_token (family);
create index refresh_token_person on refresh_token (person);
create index refresh_token_age on refresh_token (expires_at);

-- Written with what it tells of, sent by whichever replica comes first, and gone once it is sent.
create table mail (
    id         uuid primary key,
    campaign   text        not null references campaign (id),
    kind       text        not null,
    -- Address and words, as JSON, sealed.
    sealed     bytea       not null,
    created_at timestamptz not null,
    -- Not sent after this: a code that is too old helps nobody.
    useful_until timestamptz not null,
    due_at     timestamptz not null,
    tries      integer     not null default 0
);
create index mail_due on mail (due_at);

create function mail_waits() returns trigger language plpgsql as
$$
begin
    notify mail;
    return null;
end
$$;

create trigger mail_waits
    after insert
    on mail
    for each statement
execute function mail_waits();
