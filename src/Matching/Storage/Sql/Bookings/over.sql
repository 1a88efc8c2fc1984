-- Accepted bookings whose last leg ended some time ago.
-- $1 legs that ended before this, $2 how many
select told.id
from booking_leg leg
join booking told on told.id = leg.booking_id
where leg.accepted
  and leg.dropoff_at <= $1
  and told.state = 'ACCEPTED'
  and not exists (select from booking_leg later where later.booking_id = told.id and later.dropoff_at > $1)
group by told.id
order by told.id
limit $2
