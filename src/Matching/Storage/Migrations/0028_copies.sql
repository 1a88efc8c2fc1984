-- Where a backup was taken. A database that finds another place than its own here is a copy: who was erased since must be erased in it again before it serves.
create table copy_mark (
    sole              boolean primary key default true check (sole),
    system_identifier bigint not null,
    database          oid    not null
);
