-- Counts one more block of a person, from one when the day is over; holds their count, so that they make one at a time. Answers the count, with what they made under whom they were before they were erased.
-- $1 blocker, $2 now, $3 a day ago
insert into block_made (campaign, blocker, since, number)
values (acting_in(), $1, $2, 1)
on conflict (campaign, blocker) do update
set since  = case when block_made.since > $3 then block_made.since else excluded.since end,
    number = case when block_made.since > $3 then block_made.number + 1 else 1 end
returning number + spent_by($1, 'BLOCKS', $3)
