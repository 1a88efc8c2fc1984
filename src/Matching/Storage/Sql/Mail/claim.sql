-- Claims letters for a while: whoever claimed them and died leaves them to the next. Who signs in waits for no list.
-- $1 now, $2 until when they are claimed, $3 how many
update mail
set due_at = $2, tries = tries + 1
where id in (select id from mail where due_at <= $1 order by kind <> 'SIGN_IN', due_at limit $3 for update skip locked)
returning id, sealed, tries - 1, campaign
