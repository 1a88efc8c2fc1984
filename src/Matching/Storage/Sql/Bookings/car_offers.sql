-- Offers as cars, by id. Follows Lifts/offer_select.sql.
-- $1 ids
where id = any ($1)
order by id
