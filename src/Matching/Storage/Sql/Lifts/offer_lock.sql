-- One offer, held until the transaction ends. Follows offer_select.sql.
-- $1 id
where id = $1
for no key update
