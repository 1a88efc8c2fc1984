-- What is needed where offers, requests and sessions change under those who ride.

alter table booking_leg
    -- When the party was promised to board at acceptance: later times stay near to it for ever, while pickup_at is what they were last told.
    add column promised_at timestamptz;
update booking_leg
set promised_at = pickup_at
where accepted;

-- A worker that takes a row, or puts it off, wakes nobody; only somebody freed does.
drop trigger rematch_wanted on rematch;
create trigger rematch_wanted
    after insert or update of freed_at
    on rematch
    for each row
execute function rematch_wanted();
