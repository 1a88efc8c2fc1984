-- Who was erased: by hash and subject alone, so that they can be erased again where an older copy of the database is put back.
create table erasure (
    campaign    text        not null references campaign (id),
    address_key bytea check (octet_length(address_key) = 32),
    -- The subject of their tokens until then.
    subject     text        not null,
    erased_at   timestamptz not null,
    primary key (campaign, subject, erased_at)
);
create index session_made_by on session (created_by);
