-- A release of postcodes is filled outside of postcode, where no reader waits for it. The check spares the scan when it is attached.
-- {table} its name, {release} its release
create table {table} (
    release_id bigint  not null default {release} check (release_id = {release}),
    code       text    collate "C" not null,
    easting    integer not null,
    northing   integer not null
)
