-- Removes events of offers whose session ended long ago. Offers are chosen first, since most old events may be of sessions that are still to come; of each the
-- oldest go first, so that what is left of an offer has no holes.
-- $1 ended before, $2 how many
with over as materialized (
    select offer.id
    from session
    join lift_offer offer on offer.session_id = session.id
    where session.ends_at < $1
      and exists (select from offer_event happened where happened.offer_id = offer.id and happened.created_at < $1)
    order by session.ends_at, offer.id
    limit $2
)
delete from offer_event
where (offer_id, number) in (
    select happened.offer_id, happened.number
    from over
    join offer_event happened on happened.offer_id = over.id
    where happened.created_at < $1
    order by happened.offer_id, happened.number
    limit $2
    for update of happened skip locked)
