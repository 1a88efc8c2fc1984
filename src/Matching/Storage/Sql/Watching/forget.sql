-- Removes events of offers whose session ended long ago; oldest first, so that what is left of an offer has no holes.
-- $1 ended before, $2 how many
delete from offer_event
where (offer_id, number) in (
    select happened.offer_id, happened.number
    from offer_event happened
    join lift_offer offer on offer.id = happened.offer_id
    join session on session.id = offer.session_id
    where happened.created_at < $1
      and session.ends_at < $1
    order by happened.created_at, happened.number
    limit $2
    for update of happened skip locked)
