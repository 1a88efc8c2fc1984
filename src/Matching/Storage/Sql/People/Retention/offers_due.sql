-- Offers whose places have served: their own session and those of all who ride, or asked to, ended long ago. With the session in place of the origin. Sessions come first, each with a look into
-- the index of what is not emptied; else every offer that there ever was is read. Whatever somebody holds is left for the next time.
-- $1 sessions ended until then, $2 most rows
with due as materialized (
    select whole.id
    from session
    cross join lateral (select id from lift_offer where session_id = session.id and emptied_at is null offset 0) whole
    where session.ends_at <= $1
      and not exists (
            select
            from booking told
            join lift_request wish on wish.id = told.request_id
            join session going on going.id = wish.session_id
            where told.offer_id = whole.id
              and told.state in ('REQUESTED', 'ACCEPTED', 'COMPLETED')
              and going.ends_at > $1)
    limit $2
)
select offer.id, offer.driver, coalesce(session.easting, 0), coalesce(session.northing, 0)
from lift_offer offer
join session on session.id = offer.session_id
where offer.id in (select id from due)
  and offer.emptied_at is null
for no key update of offer skip locked
