-- How often a driver has changed where and when their car drives. Who has asked to ride is judged anew each time, which tells something of where they live; so it is counted.
alter table lift_offer
    add column moved_since timestamptz,
    add column moves       integer not null default 0;
