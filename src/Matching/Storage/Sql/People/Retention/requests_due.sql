-- Requests whose places have served: their own session and those of all cars that they ride in, or asked for a seat in, ended long ago. With the session in place of the origin. In the order of offers_due.sql.
-- $1 sessions ended until then, $2 most rows
with due as materialized (
    select whole.id
    from session
    cross join lateral (select id from lift_request where session_id = session.id and emptied_at is null offset 0) whole
    where session.ends_at <= $1
      and not exists (
            select
            from booking told
            join lift_offer offer on offer.id = told.offer_id
            join session going on going.id = offer.session_id
            where told.request_id = whole.id
              and told.state in ('REQUESTED', 'ACCEPTED', 'COMPLETED')
              and going.ends_at > $1)
    limit $2
)
select wish.id, wish.passenger, coalesce(session.easting, 0), coalesce(session.northing, 0)
from lift_request wish
join session on session.id = wish.session_id
where wish.id in (select id from due)
  and wish.emptied_at is null
for no key update of wish skip locked
