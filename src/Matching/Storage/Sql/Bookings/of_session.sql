-- The live bookings that a session concerns: of cars that go there, and of passengers who do. Follows select.sql.
-- $1 session
where told.id in (
        select b.id from booking b join lift_offer o on o.id = b.offer_id where o.session_id = $1
        union
        select b.id from booking b join lift_request r on r.id = b.request_id where r.session_id = $1)
  and told.state in ('REQUESTED', 'ACCEPTED')
order by told.id
