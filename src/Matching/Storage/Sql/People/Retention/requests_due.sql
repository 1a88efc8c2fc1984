-- Requests whose places have served: their own session and those of all cars that they ride in, or asked for a seat in, ended long ago. With the session in place of the origin.
-- $1 sessions ended until then, $2 most rows
select wish.id, wish.passenger, coalesce(session.easting, 0), coalesce(session.northing, 0)
from lift_request wish
join session on session.id = wish.session_id
where wish.emptied_at is null
  and session.ends_at <= $1
  and not exists (
        select
        from booking told
        join lift_offer offer on offer.id = told.offer_id
        join session going on going.id = offer.session_id
        where told.request_id = wish.id
          and told.state in ('REQUESTED', 'ACCEPTED', 'COMPLETED')
          and going.ends_at > $1)
limit $2
for no key update of wish skip locked
