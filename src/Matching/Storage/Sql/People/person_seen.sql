-- Somebody uses the service: noted once a day. $1 person, $2 now
update person
set last_seen_on = ($2 at time zone 'Europe/London')::date
where id = $1
  and state = 'ACTIVE'
  and last_seen_on < ($2 at time zone 'Europe/London')::date
