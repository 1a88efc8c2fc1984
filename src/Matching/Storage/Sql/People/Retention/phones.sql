-- Takes the telephone number of people for whom nothing is to come, and whose last session ended long ago; and of those who gave one that long ago and came to none.
-- $1 ended until then, $2 most rows, $3 now
update person
set phone_sealed = null, contact = case contact when 'PHONE' then 'NONE' else contact end, version = version + 1, updated_at = $3
where id = any (array(
    select one.id
    from person one
    where one.phone_sealed is not null
      and one.updated_at <= $1
      and not exists (
            select
            from sign_up told
            join session on session.id = told.session_id
            where told.subject = one.subject and told.state <> 'CANCELLED' and session.campaign = one.campaign and session.ends_at > $1)
      and not exists (
            select
            from lift_offer offer
            join session on session.id = offer.session_id
            where offer.driver = one.subject and offer.campaign = one.campaign and offer.state = 'ACTIVE' and session.ends_at > $1)
      and not exists (
            select
            from lift_request wish
            join session on session.id = wish.session_id
            where wish.passenger = one.subject and wish.campaign = one.campaign and wish.state = 'OPEN' and session.ends_at > $1)
      and not exists (
            select
            from lift_series series
            where series.driver = one.subject and series.campaign = one.campaign and series.state = 'ACTIVE'
              and (series.end_date + 1)::timestamp at time zone 'Europe/London' > $1)
    limit $2
    for no key update skip locked))
returning id, subject
