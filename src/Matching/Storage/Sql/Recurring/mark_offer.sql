-- Notes of a new offer which series made it, and for which date.
-- $1 offer, $2 series, $3 date
update lift_offer
set series_id = $2, series_date = $3
where id = $1
