-- Requested bookings whose time is up, oldest first.
-- $1 now, $2 how many
select id
from booking
where state = 'REQUESTED'
  and expires_at <= $1
order by expires_at
limit $2
