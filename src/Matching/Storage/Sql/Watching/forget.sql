-- Removes events of offers whose session ended long ago. Offers are chosen first, each by a look at its oldest event, since most old events may be of sessions
-- that are still to come; of each the oldest go first, so that what is left of an offer has no holes. Nobody updates an event, so its place is its own.
-- $1 ended before, $2 how many
with over as materialized (
    select offer.id
    from session
    join lift_offer offer on offer.session_id = session.id
    cross join lateral (
        select created_at from offer_event where offer_id = offer.id order by number limit 1
    ) oldest
    where session.ends_at < $1
      and oldest.created_at < $1
    order by session.ends_at, offer.id
    limit $2
), forgotten as materialized (
    select old.place
    from over
    cross join lateral (
        select ctid place, created_at from offer_event where offer_id = over.id order by number limit $2 for update skip locked
    ) old
    where old.created_at < $1
    limit $2
)
delete from offer_event
where ctid = any (array(select place from forgotten))
