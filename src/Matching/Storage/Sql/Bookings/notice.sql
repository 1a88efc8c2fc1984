-- Keeps what one side said of a leg, the last word in place of an earlier one; answers a row only where that says something new. What comes too soon after
-- the word before it, or too often, changes nothing.
-- $1 booking, $2 direction, $3 kind, $4 who says so, $5 minutes, $6 now, $7 when the word before it was said at the latest, $8 most times
insert into booking_notice (booking_id, direction, kind, said_by, minutes, created_at)
values ($1, $2, $3, $4, $5, $6)
on conflict (booking_id, direction, kind, said_by) do update
set minutes = excluded.minutes, created_at = excluded.created_at, times = booking_notice.times + 1
where booking_notice.minutes is distinct from excluded.minutes
  and booking_notice.created_at <= $7
  and booking_notice.times < $8
returning booking_id
