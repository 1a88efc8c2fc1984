-- A page of bookings, newest first: those that somebody drives or rides in, and of a session also those of others where they reach so far. Follows select.sql.
-- $1 subject; $2 offer, $3 request, $4 session, each null for any; $5 whether others' are told, $6 of which campaign, $7 of which seats, each null for any;
-- $8 those that ended too; $9 id after which the page begins, or null; $10 how many
where told.id in (
        select id from booking where $2::uuid is not null and offer_id = $2
        union
        select id from booking where $3::uuid is not null and request_id = $3
        union
        select b.id from booking b join lift_request r on r.id = b.request_id where $4::uuid is not null and r.session_id = $4
        union
        select b.id from booking b join lift_offer o on o.id = b.offer_id where coalesce($2::uuid, $3, $4) is null and o.driver = $1
        union
        select b.id from booking b join lift_request r on r.id = b.request_id where coalesce($2::uuid, $3, $4) is null and r.passenger = $1)
  and ($2::uuid is null or told.offer_id = $2)
  and ($3::uuid is null or told.request_id = $3)
  and ($4::uuid is null or wish.session_id = $4)
  and (offer.driver = $1 or wish.passenger = $1 or $5 and $4::uuid is not null and ($6::text is null or wish.campaign = $6) and ($7::text[] is null or session.seat_code = any ($7)))
  and ($8 or told.state in ('REQUESTED', 'ACCEPTED'))
  and ($9::uuid is null or told.id < $9)
order by told.id desc
limit $10
