-- The requests that have live bookings with offers. Follows Lifts/request_select.sql.
-- $1 offers
where id in (select request_id from booking where offer_id = any ($1) and state in ('REQUESTED', 'ACCEPTED'))
