-- Official figures. Each import is one release: it is checked whole, then replaces what was there in one transaction.
create extension if not exists postgis;

create table release (
    id           bigint generated always as identity primary key,
    kind         text        not null check (kind in ('SEATS', 'RESULTS', 'POSTCODES', 'PLACES', 'MEETING_POINTS')),
    boundary_set text        not null default '',
    election     text        not null default '',
    source       text        not null,
    sha256       text        not null,
    row_count    integer     not null check (row_count >= 0),
    shipped      boolean     not null default false,
    imported_at  timestamptz not null,
    replaced_at  timestamptz
);
-- At most one release of a kind answers for a boundary set and election.
create unique index release_live on release (kind, boundary_set, election) where replaced_at is null;

create table seat (
    boundary_set text   not null,
    code         text   not null check (code ~ '^[ENSW][0-9]{8}$'),
    name         text   not null,
    nation       text   not null,
    region       text   not null,
    outline      geometry(MultiPolygon, 27700) not null check (st_isvalid(outline)),
    hub          geometry(Point, 27700)        not null,
    release_id   bigint not null references release (id),
    primary key (boundary_set, code)
);
create index seat_outline on seat using gist (outline);

create table seat_result (
    boundary_set text    not null,
    election     text    not null,
    code         text    not null,
    electorate   integer not null check (electorate >= 0), -- 0 where the source does not say
    valid_votes  integer not null check (valid_votes > 0),
    first_party  text    not null,
    second_party text    not null,
    majority     integer not null check (majority >= 0),
    release_id   bigint  not null references release (id),
    primary key (boundary_set, election, code)
);

-- Votes of a party are those of its best candidate. Independents and the Speaker are no party that a campaign can be of.
create table seat_votes (
    boundary_set text    not null,
    election     text    not null,
    code         text    not null,
    party        text    not null,
    votes        integer not null check (votes >= 0),
    is_party     boolean not null default true,
    primary key (boundary_set, election, code, party),
    foreign key (boundary_set, election, code) references seat_result on delete cascade
);

-- Unit postcodes: one partition a release, filled before it is attached, dropped when it is replaced.
create table postcode (
    release_id bigint  not null,
    code       text    collate "C" not null,
    easting    integer not null,
    northing   integer not null
) partition by list (release_id);

-- Sectors ("NW3 2") and outcodes ("NW3").
create table place_area (
    code          text collate "C" primary key,
    kind          text             not null check (kind in ('SECTOR', 'OUTCODE')),
    easting       double precision not null,
    northing      double precision not null,
    radius_metres double precision not null check (radius_metres >= 0),
    postcodes     integer          not null check (postcodes >= 0),
    release_id    bigint           not null references release (id)
);

create table place_area_seat (
    area         text collate "C"  not null references place_area (code) on delete cascade,
    boundary_set text              not null,
    seat_code    text              not null,
    share        double precision  not null check (share > 0 and share <= 1),
    primary key (area, boundary_set, seat_code)
);

create table meeting_point (
    id         text primary key,
    name       text   not null,
    kind       text   not null,
    location   geometry(Point, 27700) not null,
    step_free  text   not null check (step_free in ('YES', 'NO', 'UNKNOWN')),
    release_id bigint not null references release (id)
);
create index meeting_point_location on meeting_point using gist (location);
