-- Whoever was only on a list, or was asked whether they want to stay, takes part by signing in. Who was erased in this moment stays so.
-- $1 person, $2 now
update person
set state = 'ACTIVE', asked_at = null, last_seen_on = ($2 at time zone 'Europe/London')::date, updated_at = case when state = 'ACTIVE' then updated_at else $2 end
where id = $1
  and state <> 'ERASED'
  and (state <> 'ACTIVE' or last_seen_on <> ($2 at time zone 'Europe/London')::date)
