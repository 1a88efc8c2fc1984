-- Ends a booking that lives, and what it holds.
-- $1 booking, $2 state, $3 what ended it, $4 now
with ended as (
    update booking
    set state = $2, ended_by = $3, version = version + 1, updated_at = $4
    where id = $1 and state in ('REQUESTED', 'ACCEPTED')
    returning id
)
update booking_leg
set accepted = false
where booking_id in (select id from ended)
