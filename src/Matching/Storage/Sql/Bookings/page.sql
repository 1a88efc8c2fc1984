-- A page of bookings, newest first: those that somebody drives or rides in, and for an organiser those to a session of the campaign.
-- $1 subject; $2 offer, $3 request, $4 session, each null for any; $5 campaign whose organiser asks, or null; $6 those that ended too;
-- $7 id after which the page begins, or null; $8 how many
select told.id, told.offer_id, told.request_id, wish.session_id, wish.campaign, offer.driver, offer.driver_name, wish.passenger, wish.passenger_name,
       wish.blurred_easting, wish.blurred_northing, session.easting, session.northing, told.people, told.state, told.awaits, told.pair_id, told.origin,
       told.expires_at, told.ended_by, told.accepted_at, told.demo, told.version, told.created_at, told.updated_at,
       (select jsonb_agg(jsonb_build_array(leg.direction, encode(leg.home_sealed, 'base64'), leg.meeting_point, leg.added_seconds,
                                           leg.pickup_at, leg.dropoff_at, leg.approximate, leg.promised_at) order by leg.direction)::text
        from booking_leg leg
        where leg.booking_id = told.id),
       offer.cost, offer.car_sealed, offer.plate_sealed,
       (select jsonb_agg(jsonb_build_array(notice.kind, notice.said_by, notice.direction, notice.minutes, notice.created_at)
                         order by notice.direction, notice.kind, notice.said_by)::text
        from booking_notice notice
        where notice.booking_id = told.id)
from booking told
join lift_offer offer on offer.id = told.offer_id
join lift_request wish on wish.id = told.request_id
join session on session.id = wish.session_id
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
  and (offer.driver = $1 or wish.passenger = $1 or $5::text is not null and $4::uuid is not null and ($5 = '*' or wish.campaign = $5))
  and ($6 or told.state in ('REQUESTED', 'ACCEPTED'))
  and ($7::uuid is null or told.id < $7)
order by told.id desc
limit $8
