-- The sessions of those who have live bookings with offers. Follows Sessions/select.sql.
-- $1 offers
where id in (select wish.session_id
             from booking told
             join lift_request wish on wish.id = told.request_id
             where told.offer_id = any ($1) and told.state in ('REQUESTED', 'ACCEPTED'))
