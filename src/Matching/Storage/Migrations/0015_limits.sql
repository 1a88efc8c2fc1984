-- What one person may do how often, where it concerns others at once.

-- How many blocks somebody has made since a moment; whoever ends a block has made it all the same.
create table block_made (
    blocker text primary key,
    since   timestamptz not null,
    number  integer     not null check (number > 0)
);

-- How often one side has said how late it will be: each time tells the other side.
alter table booking_notice
    add column times integer not null default 1;
