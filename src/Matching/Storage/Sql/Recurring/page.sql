-- A page of a driver's series, newest first, told by the last of the page before: ids are in order of time.
-- $1 driver; $2 last id of the page before, null for the first page; $3 most rows
where driver = $1 and ($2::uuid is null or id < $2)
order by id desc
limit $3
