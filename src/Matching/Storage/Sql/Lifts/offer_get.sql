-- One offer. Follows offer_select.sql.
-- $1 id
where id = $1
