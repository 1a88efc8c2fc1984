-- Chooses people who were not seen for long, and notes that they are asked. $1 last seen until that day, $2 most rows, $3 now
update person
set state = 'ASKED', asked_at = $3
where id = any (array(
    select id
    from person
    where state = 'ACTIVE'
      and last_seen_on <= $1
    order by last_seen_on
    limit $2
    for no key update skip locked))
returning id, campaign, email_sealed
