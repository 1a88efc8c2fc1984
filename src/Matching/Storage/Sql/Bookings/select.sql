-- Bookings with all that is told of them, as BookingRow reads them; which ones is said in a file of its own.
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
        where notice.booking_id = told.id),
       session.seat_code, wish.age = 'SIXTEEN_OR_SEVENTEEN'
from booking told
join lift_offer offer on offer.id = told.offer_id
join lift_request wish on wish.id = told.request_id
join session on session.id = wish.session_id
