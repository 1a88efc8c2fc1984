-- The sessions that offers go to. Follows Sessions/select.sql.
-- $1 ids of the offers
where id in (select session_id from lift_offer where id = any ($1))
