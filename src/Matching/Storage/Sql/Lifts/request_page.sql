-- A page of a passenger's requests, newest first, told by the last of the page before: ids are in order of time. Follows request_select.sql.
-- $1 passenger; $2 last id of the page before, null for the first page; $3 most rows
where passenger = $1 and ($2::uuid is null or id < $2)
order by id desc
limit $3
